{#-
  The sets of this target that count as backups, newest first: complete, verified, not suspect, whole on disk. This is
  the one place that says which; see backup_units().
-#}
{% macro good_sets() %}
  {% set sets = lakehouse.backup_units() | selectattr('kind', 'equalto', 'set') | list %}
  {{ return(sets | selectattr('good') | rejectattr('foreign') | list) }}
{% endmacro %}

{#-
  Leave a mark about the newest good set, where that is cheap to read: a loader that finds the set young, and
  unchanged since, need not start dbt to ask whether a backup is due. It repeats what good_sets() returns.
-#}
{% macro mark_newest_good_set() %}
  {% for unit in lakehouse.good_sets()[:1] %}
    {% do lakehouse.mark_good_set(unit) %}
  {% endfor %}
{% endmacro %}

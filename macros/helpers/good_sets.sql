{#-
  The sets of this target that count as backups, newest first: complete, verified, not suspect, whole on disk. This is
  the one place that says which; see backup_units().
-#}
{% macro good_sets() %}
  {{ return(lakehouse.backup_units() | selectattr('kind', 'equalto', 'set') | selectattr('good') | rejectattr('foreign') | list) }}
{% endmacro %}

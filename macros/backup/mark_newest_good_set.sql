{#- Leave a mark about the newest good set, where that is cheap to read: a loader that finds the set young, and
    unchanged since, need not start dbt to ask whether a backup is due. It repeats what newest_good_set() returns. A set
    that the second place lacks is not marked, so that the next load runs backup_all, which copies it.

    read   see newest_good_set() -#}
{% macro mark_newest_good_set(read=[]) %}
    {% set unit = holdfast.newest_good_set(read) %}
    {% set own = unit.records | selectattr('complete') | list if unit else [] %}
    {% do holdfast.mark_good_set(unit) if unit and not holdfast.lacking_elsewhere(own) %}
{% endmacro %}

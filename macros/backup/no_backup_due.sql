{#- Why no backup is due, as a sentence; none when one is due: the newest good set is older than so many hours, or there
    is none. Before the first set, tables that have not been built yet are no reason for one. -#}
{% macro no_backup_due(older_than_hours, missing) %}
    {% set limit = holdfast.integer_of_hours('older_than_hours', older_than_hours) %}
    {% set newest = holdfast.newest_good_set() %}
    {% if newest and holdfast.hours_since(newest.taken_at) <= limit %}
        {{ return("The last good set, " ~ newest.set_id ~ ", is "
            ~ holdfast.age_text(holdfast.time_from(newest.taken_at)) ~ " old: no backup is due.") }}
    {% elif missing and not newest %}
        {{ return("No backup yet: " ~ missing | map(attribute='name') | join(', ')
            ~ (" has" if missing | length == 1 else " have")
            ~ " not been built; after dbt build, dbt run-operation backup_all takes the first set.") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

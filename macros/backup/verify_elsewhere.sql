{#- Read a copy in the second place, all of it, and compare its files with their checksums. Return what is wrong as a
    sentence; none if nothing is, or if the second place has no copy. A damaged copy is marked in its manifest there:
    it does not count until backup_all has copied it again. -#}
{% macro verify_elsewhere(record) %}
    {% if not record.get('elsewhere') %} {{ return(none) }} {% endif %}
    {% set table = holdfast.table_at(target.database, record.schema, record.identifier) %}
    {% set tried = holdfast.try_query(holdfast.compare_elsewhere_sql(table, record.id)) %}
    {% set where = "The copy of " ~ record.id ~ " in " ~ holdfast.second_place() %}
    {% if tried.error %}
        {{ return(where ~ " cannot be read (" ~ holdfast.reason_of_error(tried.error)
            ~ "). Check the place and its credentials, and repeat the command.") }}
    {% elif tried.rows[0].changed %}
        {% set damaged = "read at " ~ holdfast.time_text(holdfast.now()) ~ " UTC: " ~ tried.rows[0].changed %}
        {% set manifest = holdfast.manifest_with(record, {'damaged': damaged, 'verified_at': none}) %}
        {% do holdfast.try_execute(holdfast.record_elsewhere_sql(table, manifest)) %}
        {{ return(where ~ " is damaged: " ~ tried.rows[0].changed ~ ". Copy it again: "
            ~ holdfast.catch_up_command()) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

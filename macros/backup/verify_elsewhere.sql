{#- Read a copy in the second place, all of it, and compare its files with their checksums. Return what is wrong as a
    sentence; none if nothing is, or if the second place has no copy. A damaged copy is marked in its manifest there:
    it does not count until backup_all has copied it again. -#}
{% macro verify_elsewhere(record) %}
    {% if not record.get('elsewhere') %} {{ return(none) }} {% endif %}
    {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
    {% set tried = lakehouse.try_query(lakehouse.compare_elsewhere_sql(table, record.id)) %}
    {% set where = "The copy of " ~ record.id ~ " in " ~ lakehouse.second_place() %}
    {% if tried.error %}
        {{ return(where ~ " cannot be read (" ~ lakehouse.reason_of_error(tried.error)
            ~ "). Check the place and its credentials, and repeat the command.") }}
    {% elif tried.rows[0].changed %}
        {% set damaged = "read at " ~ lakehouse.time_text(lakehouse.now()) ~ " UTC: " ~ tried.rows[0].changed %}
        {% set manifest = lakehouse.manifest_with(record, {'damaged': damaged, 'verified_at': none}) %}
        {% do lakehouse.try_execute(lakehouse.record_elsewhere_sql(table, manifest)) %}
        {{ return(where ~ " is damaged: " ~ tried.rows[0].changed ~ ". Copy it again: "
            ~ lakehouse.catch_up_command()) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Read a copy in the second place, all of it, and compare its files with their checksums. Return what is wrong as a
    sentence; none if nothing is, or if the second place has no copy. A damaged copy is marked in its manifest there:
    it does not count until backup_all has copied it again. -#}
{% macro verify_elsewhere(record) %}
    {% if not record.get('elsewhere') %} {{ return(none) }} {% endif %}
    {% set table = holdfast.copied_table(record) %}
    {% set read = holdfast.compare_elsewhere(table, record) %}
    {% set where = "The copy of " ~ record.id ~ " in " ~ holdfast.second_place() %}
    {% if read.error %}
        {{ return(where ~ " cannot be read (" ~ holdfast.reason_of_error(read.error)
            ~ "). Check the place and its credentials, and repeat the command.") }}
    {% elif read.changed %}
        {% set damaged = "read at " ~ holdfast.time_text(holdfast.now()) ~ " UTC: " ~ read.changed %}
        {% set manifest = holdfast.manifest_with(record, {'damaged': damaged, 'verified_at': none}) %}
        {% set unmarked = holdfast.try_execute(holdfast.record_elsewhere_sql(table, manifest)) %}
        {% do record.update({'elsewhere': false}) if not unmarked %}
        {{ return(where ~ " is damaged: " ~ read.changed ~ (". Its manifest there still records it as good ("
            ~ holdfast.reason_of_error(unmarked) ~ ")" if unmarked else "") ~ ". Copy it again: "
            ~ holdfast.catch_up_command()) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Read a copy in the second place: {error: why it cannot be read; changed: in what it is not as recorded}, each none
    where there is nothing to say. -#}
{% macro compare_elsewhere(table, record) %}
    {% set copy = holdfast.second_copy(table, record.id) %}
    {% if copy %}
        {% set found = holdfast.try_fingerprint(table, copy, record.columns, record.content_hash) %}
        {% if not found.error %} {{ return({'error': none, 'changed': holdfast.differs_from_record(found, record)}) }}
        {% elif holdfast.missing_right(found.error) or holdfast.second_place_problem() %}
            {{ return({'error': found.error, 'changed': none}) }}
        {% endif %}
        {{ return({'error': none, 'changed': "it cannot be read (" ~ holdfast.reason_of_error(found.error) ~ ")"}) }}
    {% endif %}
    {% set tried = holdfast.try_query(holdfast.compare_elsewhere_sql(table, record.id)) %}
    {{ return({'error': tried.error, 'changed': none if tried.error else tried.rows[0].changed}) }}
{% endmacro %}

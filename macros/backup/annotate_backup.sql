{#- Write the manifest of a backup again, with other marks than before; also in the second place, if it is there. -#}
{% macro annotate_backup(record, marks) %}
    {% set table = holdfast.copied_table(record) %}
    {% set unfetched = holdfast.fetch_copy(table, record) %}
    {% do holdfast.fail(unfetched) if unfetched %}
    {% set manifest = holdfast.manifest_with(record, marks) %}
    {% set problem = holdfast.record_backup(table, manifest) %}
    {% do holdfast.fail(problem) if problem %}
    {% if record.get('elsewhere') and not record.get('damaged') %}
        {% set error = holdfast.try_execute(holdfast.record_elsewhere_sql(table, manifest)) %}
        {% do holdfast.fail(record.id ~ " is marked, and its copy in the second place is not ("
            ~ holdfast.reason_of_error(error) ~ "). Repeat the command when the place can be reached.") if error %}
    {% endif %}
{% endmacro %}

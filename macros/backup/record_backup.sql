{#- Write the manifest, with what the catalog keeps beside the table's data: from then on the backup is complete.
    Returns a sentence when that fails, else none. -#}
{% macro record_backup(table, record) %}
    {% set metadata = none if 'metadata' in record else holdfast.table_metadata(table) %}
    {% do record.update({'metadata': metadata}) if metadata is not none %}
    {% set error = holdfast.try_record_backup(table, record) %}
    {% set next = "Then repeat" if holdfast.missing_right(error) else "Check the disk, and repeat" %}
    {{ return("The manifest of " ~ record.id ~ ", a copy of " ~ record.table ~ ", cannot be written ("
        ~ holdfast.reason_of_error(error) ~ "). " ~ next ~ " the command." if error else none) }}
{% endmacro %}

{#- Write the manifest where that may fail: what went wrong, or none. -#}
{% macro try_record_backup(table, record) %}
    {{ return(holdfast.try_change(holdfast.record_sql(table, record))) }}
{% endmacro %}

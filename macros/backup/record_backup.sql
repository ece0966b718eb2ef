{#- Write the manifest, with what the catalog keeps beside the table's data: from then on the backup is complete. -#}
{% macro record_backup(table, record) %}
    {% set metadata = none if 'belongings' in record else lakehouse.table_metadata(table) %}
    {% do record.update({'belongings': metadata}) if metadata is not none %}
    {% do lakehouse.query(lakehouse.record_sql(table, record)) %}
{% endmacro %}

{% macro databricks__manifest_sql(table, id) %}
    {% set sql %}
    select
      {{ lakehouse.sound_manifest_sql(table, "comment", lakehouse.set_of_name()) | indent(6) }} as sound,
      comment
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.tables
    where
      table_schema = {{ lakehouse.text_literal(table.schema ~ '_backup', table.engine) }}
      and table_name = lower({{ lakehouse.text_literal(id, table.engine) }})
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{% macro databricks__list_sql(table) %}
    {% set sql %}
    select
      table_name,
      created,
      {{ lakehouse.sound_manifest_sql(table, "comment", lakehouse.set_of_name()) | indent(6) }} as sound,
      comment
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.tables
    where table_schema = {{ lakehouse.text_literal(table.schema ~ '_backup', table.engine) }}
    order by created desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

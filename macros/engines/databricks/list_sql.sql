{% macro databricks__list_sql(table) %}
    {% set sql %}
    select
      table_name,
      created,
      {{ holdfast.sound_manifest_sql(table, "comment", holdfast.set_of_name()) | indent(6) }} as sound,
      comment
    from {{ holdfast.quoted(table, table.database) }}.information_schema.tables
    where table_schema = {{ holdfast.text_literal(table.schema ~ '_backup', table.engine) }}
    order by created desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

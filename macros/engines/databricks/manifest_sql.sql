{% macro databricks__manifest_sql(table, id) %}
    {% set sql %}
    select
      {{ holdfast.sound_manifest_sql(table, "comment", holdfast.set_of_name()) | indent(6) }} as sound,
      comment
    from {{ holdfast.tables_of_backups(table, [table.schema]) | indent(4) }}
    where
      table_schema = {{ holdfast.text_literal(table.schema ~ '_backup', table.engine) }}
      and table_name = lower({{ holdfast.text_literal(id, table.engine) }})
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

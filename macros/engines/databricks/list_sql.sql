{% macro databricks__list_sql(table, id) %}
    {% set sql %}
    select
      table_name,
      {{ holdfast.sound_manifest_sql(table, "comment", holdfast.set_of_name(), holdfast.id_of_name()) | indent(6) }}
      as sound,
      comment
    from {{ holdfast.tables_of_backups(table, [table.schema]) | indent(4) }}
    where
      table_schema = lower({{ holdfast.text_literal(table.schema ~ '_backup', table.engine) }})
      {%- if id %}
      and table_name = lower({{ holdfast.text_literal(id, table.engine) }})
      {%- endif %}
    order by table_name desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

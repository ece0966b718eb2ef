{#- A warehouse makes a table as a whole or not at all: only a drill leaves something. -#}
{% macro databricks__leftovers_sql(table, schema, names) %}
    {% do holdfast.require_unity_catalog(table.database) %}
    {% set catalog = holdfast.quoted(table, table.database) %}
    {% set drill = "lower(" ~ holdfast.text_literal(schema, table.engine) ~ ")" %}
    {% set here = holdfast.text_literal(catalog ~ '.', table.engine) %}
    {% set sql %}
    select
      concat(table_schema, '.', table_name) as path,
      'an interrupted drill' as was,
      cast(null as bigint) as bytes,
      'drill' as place,
      'table' as kind,
      2 as step,
      concat(
        'drop table if exists ', {{ here }}, '`', table_schema, '`.`', replace(table_name, '`', '``'), '`;'
      ) as to_run
    from {{ catalog }}.information_schema.tables
    where table_schema = {{ drill }} and lower(table_name) in ({{ holdfast.text_list(table, names) }})
    union all
    select
      schema_name as path,
      'an interrupted drill' as was,
      cast(null as bigint) as bytes,
      'drill' as place,
      'schema' as kind,
      3 as step,
      concat('drop schema if exists ', {{ here }}, '`', schema_name, '`;') as to_run
    from {{ catalog }}.information_schema.schemata
    where
      schema_name = {{ drill }}
      and schema_name not in (
        select others.table_schema
        from {{ catalog }}.information_schema.tables as others
        where lower(others.table_name) not in ({{ holdfast.text_list(table, names) }})
      )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

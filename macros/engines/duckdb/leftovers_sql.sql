{% macro duckdb__leftovers_sql(table, schema, names) %}
    {% set drill = holdfast.duckdb__text_literal(schema) %}
    {% set folder = holdfast.duckdb__text_literal('lake/' ~ schema ~ '/') %}
    {% set sql %}
    select
      path,
      was,
      bytes,
      case
        when starts_with(path, 'backups/') then 'backups'
        when starts_with(path, {{ folder }}) then 'drill'
        else 'tables'
      end as place,
      case when ends_with(path, '.damaged') then 'quarantine' else 'folder' end as kind,
      1 as step,
      concat('select * from lake.clear(''', replace(path, '''', ''''''), ''');') as to_run
    from lake.leftovers()
    union all
    select
      concat(table_schema, '.', table_name) as path,
      'an interrupted drill' as was,
      null as bytes,
      'drill' as place,
      'table' as kind,
      2 as step,
      case
        when table_catalog = 'lake'
          then
            concat('select * from lake.drop(''', replace(concat(table_schema, '.', table_name), '''', ''''''), ''');')
        else
          concat(
            'drop table if exists "', table_catalog, '"."', table_schema, '"."', replace(table_name, '"', '""'), '";'
          )
      end as to_run
    from information_schema.tables
    where table_schema = {{ drill }} and lower(table_name) in ({{ holdfast.text_list(table, names) }})
    union all
    select
      concat(found.catalog_name, '.', found.schema_name) as path,
      'an interrupted drill' as was,
      null as bytes,
      'drill' as place,
      'schema' as kind,
      3 as step,
      concat('drop schema if exists "', found.catalog_name, '"."', found.schema_name, '";') as to_run
    from information_schema.schemata as found
    where
      found.catalog_name <> 'lake'
      and found.schema_name = {{ drill }}
      and not exists (
        select 1
        from information_schema.tables as others
        where
          others.table_catalog = found.catalog_name
          and others.table_schema = found.schema_name
          and lower(others.table_name) not in ({{ holdfast.text_list(table, names) }})
      )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

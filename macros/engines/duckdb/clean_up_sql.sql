{% macro duckdb__clean_up_sql(table, schema, names) %}
  {% set here = "table_schema = " ~ lakehouse.duckdb__text_literal(schema) ~ " and lower(table_name) in (" ~ names ~ ")" %}
  {{ return(
      "select concat('select * from lake.clear(''', path, ''');') as to_run from lake.leftovers() where not ends_with(path, '.damaged') "
      ~ "union all select concat('select * from lake.drop(''', table_schema, '.', table_name, ''');') as to_run from information_schema.tables "
      ~ "where table_catalog = 'lake' and " ~ here ~ " union all select concat('drop table \"', table_catalog, '\".\"', table_schema, '\".\"', "
      ~ "table_name, '\";') as to_run from information_schema.tables where table_catalog <> 'lake' and " ~ here ~ " order by to_run"
  ) }}
{% endmacro %}

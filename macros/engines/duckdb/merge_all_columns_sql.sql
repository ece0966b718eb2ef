{% macro duckdb__merge_all_columns_sql(table, there, prefer, note) %}
  {% set live = lakehouse.reader(table) %}
  {% set missing = "select * from {} as s where not exists (select 1 from {} as o where " ~ lakehouse.same_key(table, 'o', 's') ~ ")" %}
  {% if table.in_lake and prefer == 'point' %}
    {{ return([lakehouse.emitted_write('overwrite', table, "select * from " ~ there ~ " union all by name " ~ missing.format(live, there), note)]) }}
  {% elif table.in_lake %}
    {{ return([lakehouse.emitted_write('append', table, missing.format(there, live), note)]) }}
  {% elif prefer == 'live' %}
    {{ return(["insert into " ~ table.sql ~ " by name " ~ missing.format(there, live)]) }}
  {% endif %}
  {{ return([
      "begin transaction",
      "delete from " ~ table.sql ~ " as l where exists (select 1 from " ~ there ~ " as o where " ~ lakehouse.same_key(table, 'o', 'l') ~ ")",
      "insert into " ~ table.sql ~ " by name select * from " ~ there,
      "commit",
  ]) }}
{% endmacro %}

{% macro spark__prune_sql(table, schemas, keep_last, keep_days) %}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append(lakehouse.spark__text_literal(schema ~ '_backup')) %}
  {% endfor %}
  {{ return(
      "with backups as (select table_schema, table_name, split_part(table_name, '__', 1) as set_id, "
      ~ "get_json_object(comment, '$.verified_at') as verified_at, get_json_object(comment, '$.suspect') as suspect, "
      ~ "get_json_object(comment, '$.pinned') as pinned, json_array_length(get_json_object(comment, '$.set_tables')) as wanted from "
      ~ lakehouse.quoted(table, table.database) ~ ".information_schema.tables where table_schema in (" ~ names | join(", ")
      ~ ") and startswith(table_name, 'set_')), " ~ lakehouse.sets_that_count()
      ~ "select concat(" ~ lakehouse.spark__text_literal("drop table " ~ lakehouse.quoted(table, table.database) ~ ".`")
      ~ ", backups.table_schema, '`.`', backups.table_name, '`;') as to_run from backups inner join sets on backups.set_id = sets.set_id "
      ~ "where sets.newest > " ~ keep_last
      ~ (" and substr(sets.set_id, 5, 8) < date_format(date_sub(current_date(), " ~ keep_days ~ "), 'yyyyMMdd')" if keep_days else "")
      ~ " order by backups.table_name"
  ) }}
{% endmacro %}

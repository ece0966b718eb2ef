{% macro duckdb__prune_sql(table, schemas, keep_last, keep_days) %}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append(lakehouse.duckdb__text_literal(schema)) %}
  {% endfor %}
  {{ return(
      "with backups as (select id, split_part(id, '/', 1) as set_id, json_extract_string(manifest, '$.verified_at') as verified_at, "
      ~ "json_extract_string(manifest, '$.suspect') as suspect, json_extract_string(manifest, '$.pinned') as pinned, "
      ~ "json_array_length(manifest, '$.set_tables') as wanted from lake.backups() where starts_with(id, 'set_') "
      ~ "and json_extract_string(manifest, '$.schema') in (" ~ names | join(", ") ~ ")), " ~ lakehouse.sets_that_count()
      ~ "select concat('select * from lake.drop(''backups/', backups.id, ''');') as to_run from backups inner join sets "
      ~ "on backups.set_id = sets.set_id where sets.newest > " ~ keep_last
      ~ (" and substr(sets.set_id, 5, 8) < strftime(current_date - " ~ keep_days ~ ", '%Y%m%d')" if keep_days else "")
      ~ " order by backups.id"
  ) }}
{% endmacro %}

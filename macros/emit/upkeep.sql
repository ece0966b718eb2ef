{#- Restore a set beside the live tables, compare, drop the copies again. -#}
{% macro emit_drill(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.emitted_tables(asked) %}
    {% set point = lakehouse.emitted_point(table, {'backup': given.get('backup', 'latest')}, asked) %}
    {% set scratch = lakehouse.emitted_beside(table, table.schema ~ '__' ~ table.identifier, table.schema ~ '_drill') %}
    {% if asked.dialect != 'local' and (loop.first or table.schema != loop.previtem.schema) %}
      {% do steps.append(lakehouse.step("Where the drill restores to.", "create schema if not exists " ~ lakehouse.sql_name(scratch, none))) %}
    {% endif %}
    {% set plan = {'table': scratch, 'source': table, 'point': point, 'exists': false, 'mode': 'replace', 'columns': []} %}
    {% for statement in lakehouse.restore_statements(plan) %}
      {% if not statement.startswith('create schema') or asked.dialect == 'local' %}
        {% do steps.append(lakehouse.step(
            lakehouse.what_it_does(statement, "Restore " ~ point.label ~ " beside " ~ table.identifier ~ "."), statement,
            "same must be true." if loop.last, lakehouse.same_rows(table, lakehouse.reader(table, point), lakehouse.reader(scratch)) if loop.last)) %}
      {% endif %}
    {% endfor %}
    {% do steps.append(lakehouse.step("Clean up.", lakehouse.sql_for('drop_table_sql', scratch) if table.delta
        else "drop table " ~ scratch.sql)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- A query that writes the DROP statements of the sets that may go, to be read before they are run. -#}
{% macro emit_prune_backups(given, asked) %}
  {% set policy = {} %}
  {% for name in ['keep_last', 'keep_days'] %}
    {% set value = given.get(name) %}
    {% do policy.update({name: none if value is none else lakehouse.whole_number(name, value)}) %}
  {% endfor %}
  {% if policy.keep_last is none and policy.keep_days is none %}
    {% do lakehouse.fail("Which backups are to stay? Say keep_last: 7 (sets), keep_days: 30, or both; an empty policy would keep nothing.") %}
  {% elif policy.keep_last == 0 or policy.keep_days == 0 %}
    {% do lakehouse.fail("keep_last: 0 or keep_days: 0 would keep nothing; write 1 or more.") %}
  {% elif asked.dialect == 'spark' %}
    {% do lakehouse.fail("prune_backups cannot be printed for spark: no query there tells which backups are verified; emit_sql with "
        ~ "verb: list_backups lists them.") %}
  {% endif %}
  {% set tables = lakehouse.emitted_tables(asked) %}
  {{ return([lakehouse.step(
      "The statements that would delete what the policy lets go: sets of these tables that are complete, verified, not suspect and not "
      ~ "pinned, never the newest of them. Read them before you run them.",
      lakehouse.sql_for('prune_sql', tables[0], tables | map(attribute='schema') | unique | list, policy.keep_last or 1, policy.keep_days)
  )]) }}
{% endmacro %}

{% macro default__prune_sql(table, schemas, keep_last, keep_days) %}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append(lakehouse.default__text_literal(schema ~ '_backup')) %}
  {% endfor %}
  {{ return(
      "with backups as (select table_schema, table_name, split_part(table_name, '__', 1) as set_id, "
      ~ "get_json_object(comment, '$.verified_at') as verified_at, get_json_object(comment, '$.suspect') as suspect, "
      ~ "get_json_object(comment, '$.pinned') as pinned, json_array_length(get_json_object(comment, '$.set_tables')) as wanted from "
      ~ lakehouse.quoted(table, table.database) ~ ".information_schema.tables where table_schema in (" ~ names | join(", ")
      ~ ") and startswith(table_name, 'set_')), " ~ lakehouse.sets_that_count()
      ~ "select concat(" ~ lakehouse.default__text_literal("drop table " ~ lakehouse.quoted(table, table.database) ~ ".`")
      ~ ", backups.table_schema, '`.`', backups.table_name, '`;') as to_run from backups inner join sets on backups.set_id = sets.set_id "
      ~ "where sets.newest > " ~ keep_last
      ~ (" and substr(sets.set_id, 5, 8) < date_format(date_sub(current_date(), " ~ keep_days ~ "), 'yyyyMMdd')" if keep_days else "")
      ~ " order by backups.table_name"
  ) }}
{% endmacro %}

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

{#- Of the query `backups`: the sets that hold every table that they were to hold, verified; 1 is the newest. -#}
{% macro sets_that_count() %}
  {{ return(
      "sets as (select set_id, dense_rank() over (order by set_id desc) as newest from backups group by set_id "
      ~ "having count(*) = max(wanted) and count(*) = count(verified_at) and count(suspect) = 0 and count_if(pinned = 'true') = 0) "
  ) }}
{% endmacro %}

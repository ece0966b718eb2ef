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
            lakehouse.step_text(statement, "Restore " ~ point.label ~ " beside " ~ table.identifier ~ "."), statement,
            "same must be true." if loop.last, lakehouse.same_rows_sql(table, lakehouse.reader(table, point), lakehouse.reader(scratch)) if loop.last)) %}
      {% endif %}
    {% endfor %}
    {% do steps.append(lakehouse.step("Clean up.", lakehouse.drop_table_sql(scratch) if table.delta
        else "drop table " ~ scratch.sql)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- A query that writes the DROP statements of the sets that may go, to be read before they are run. -#}
{% macro emit_prune_backups(given, asked) %}
  {% set policy = {} %}
  {% for name in ['keep_last', 'keep_days'] %}
    {% set value = given.get(name) %}
    {% do policy.update({name: none if value is none else lakehouse.integer(name, value)}) %}
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
      lakehouse.prune_sql(tables[0], tables | map(attribute='schema') | unique | list, policy.keep_last or 1, policy.keep_days)
  )]) }}
{% endmacro %}

{#- Of the query `backups`: the sets that hold every table that they were to hold, verified; 1 is the newest. -#}
{% macro sets_that_count() %}
  {{ return(
      "sets as (select set_id, dense_rank() over (order by set_id desc) as newest from backups group by set_id "
      ~ "having count(*) = max(wanted) and count(*) = count(verified_at) and count(suspect) = 0 and count_if(pinned = 'true') = 0) "
  ) }}
{% endmacro %}

{#- A query that writes the DROP statements of the sets that may go, to be read before they are run. -#}
{% macro printed_prune_backups(given, asked) %}
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
  {% set tables = lakehouse.printed_tables(asked) %}
  {{ return([lakehouse.step(
      "The statements that would delete what the policy lets go: sets of these tables that are complete, verified, not suspect and not "
      ~ "pinned, never the newest of them. Read them before you run them.",
      lakehouse.prune_sql(tables[0], tables | map(attribute='schema') | unique | list, policy.keep_last or 1, policy.keep_days)
  )]) }}
{% endmacro %}

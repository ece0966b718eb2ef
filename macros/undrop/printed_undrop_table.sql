{#- Undrop the table that was dropped, and merge the rows of its successor into it. Databricks alone can. -#}
{% macro printed_undrop_table(given, asked) %}
  {% if asked.dialect != 'databricks' %}
    {% do lakehouse.fail("undrop_table can be printed for databricks only: nothing else brings back a dropped table; restore it from a backup.") %}
  {% endif %}
  {% set table = lakehouse.printed_table(given.get('table'), asked) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set dropped, late = lakehouse.optional_text('dropped', given.get('dropped')), lakehouse.printed_sibling(table, table.identifier ~ '__replaced') %}
  {% set wanted = "table " ~ table.sql if dropped in [none, 'latest'] else "table with id " ~ lakehouse.spark__text_literal(dropped) %}
  {% set steps = [
      lakehouse.step("What can be undropped, with its id; for seven days.", "show tables dropped in " ~ lakehouse.sql_name(table, none)),
      lakehouse.step("Move the table away that has the name now (leave this out when there is none).",
          lakehouse.rename_sql(table, late)),
      lakehouse.step("Bring the dropped one back.", "undrop " ~ wanted, "the rows of before the loss.",
          "select count(*) as n from " ~ table.sql),
  ] %}
  {% if table.key and given.get('mode', 'merge') == 'merge' %}
    {% do steps.append(lakehouse.step(
        "Merge what has landed since into it.",
        lakehouse.spark__merge_all_columns_sql(table, late.sql, 'live' if prefer == 'point' else 'point', none)[0], "still_missing must be 0.",
        "select " ~ lakehouse.missing_keys(table, late.sql, table.sql) ~ " as still_missing"
    )) %}
  {% endif %}
  {{ return(steps) }}
{% endmacro %}

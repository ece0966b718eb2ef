{#-
  A query that writes the statements, as nobody has looked what there is. A damaged table that was moved aside is left
  out: whether it holds rows that nothing else has, only the verb finds out.
-#}
{% macro printed_clean_up(given, asked) %}
  {% if asked.dialect == 'spark' %}
    {% do lakehouse.fail("clean_up cannot be printed for spark: no query there lists what an interrupted drill left; show tables in the schema "
        ~ lakehouse.scratch_schema() ~ " does.") %}
  {% endif %}
  {% set tables, names = lakehouse.printed_tables(asked), [] %}
  {% for table in tables %}
    {% do names.append(lakehouse.spark__text_literal((table.schema ~ '__' ~ table.identifier) | lower)) %}
  {% endfor %}
  {{ return([lakehouse.step("The statements that would delete what interrupted verbs left. Read them before you run them.",
      lakehouse.clean_up_sql(tables[0], lakehouse.scratch_schema(), names | join(", ")))]) }}
{% endmacro %}

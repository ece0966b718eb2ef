{#- A damaged log stops no verb: the new entry begins another one, with what could be read of the old. -#}
{% macro duckdb__write_log(row) %}
  {% set written = lakehouse.query(
      "select moved_to, kept_version from lake.log(" ~ lakehouse.text_literal(target.schema ~ '_recovery.recovery_log') ~ ", "
      ~ lakehouse.text_literal(tojson(row)) ~ ")"
  )[0] %}
  {% if written.moved_to %}
    {% do exceptions.warn("The recovery log was damaged; it was moved aside as " ~ target.schema ~ "_recovery/" ~ written.moved_to ~ ". "
        ~ ("Its entries up to version " ~ written.kept_version ~ " stand in the new one." if written.kept_version is not none
           else "None of its entries could be read: the new one begins empty.")) %}
  {% endif %}
{% endmacro %}

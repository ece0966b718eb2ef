{% macro spark__write_log(row) %}
  {% set place = lakehouse.spark__quote_name(target.database) ~ "." ~ lakehouse.spark__quote_name(target.schema ~ '_recovery') %}
  {% do lakehouse.query("create schema if not exists " ~ place) %}
  {% do lakehouse.query(
      "create table if not exists " ~ place ~ ".recovery_log (run_id string, logged_at timestamp, who string, verb string, "
      ~ "table_name string, state string, from_point string, to_point string, rows_before bigint, rows_after bigint, "
      ~ "content_hash string, seconds double, detail string) using delta"
  ) %}
  {% set names, values = [], [] %}
  {% for name, value in row.items() if value is not none %}
    {% do names.append(name) %}
    {% set text = lakehouse.text_literal(value) if value is string else value | string %}
    {% do values.append("cast(" ~ text ~ " as timestamp)" if name == 'logged_at' else text) %}
  {% endfor %}
  {% do lakehouse.query(
      "insert into " ~ place ~ ".recovery_log (" ~ names | join(", ") ~ ") values (" ~ values | join(", ") ~ ")"
  ) %}
{% endmacro %}

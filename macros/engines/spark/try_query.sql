{#- Elsewhere what cannot be read ends the verb with the engine's own error. -#}
{% macro spark__try_query(sql) %}
  {{ return({'rows': lakehouse.query(sql), 'error': none}) }}
{% endmacro %}

{% macro spark__count_readable_rows_sql(table, from_clause, columns) %}
  {% set names = [] %}
  {% for column in columns %}
    {% do names.append(lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return("select count(*) as n, max(hash(" ~ (names | join(", ") or "to_json(struct(*))") ~ ")) as seen from " ~ from_clause) }}
{% endmacro %}

{#- On a warehouse it ends the verb with the engine's own error; what the verb left is cleaned away by its next run. -#}
{% macro spark__try_execute(sql) %}
  {% do run_query(sql) %}
  {{ return(none) }}
{% endmacro %}

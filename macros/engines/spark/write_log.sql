{#- `who` is the one that the catalog knows, not the account of the machine. To make a schema or a table needs a right
    of its own, even where it exists and nothing happens. -#}
{% macro spark__write_log(rows) %}
    {% set log, names, tuples = holdfast.log_table(), ['who'], [] %}
    {% for row in rows %}
        {% for name, value in row.items() if value is not none and name not in names %}
            {% do names.append(name) %}
        {% endfor %}
    {% endfor %}
    {% for row in rows %} {% do tuples.append("(" ~ holdfast.log_values(row, names) ~ ")") %} {% endfor %}
    {% for statement in (holdfast.make_log_sql(log) if not holdfast.exists(log) else []) %}
        {% set is_there = loop.first and holdfast.schema_exists(log, log.schema) %}
        {% set error = none if is_there else holdfast.error_of_change(statement) %}
        {% if error %} {{ return(error) }} {% endif %}
    {% endfor %}
    {{ return(holdfast.error_of_change("insert into " ~ holdfast.log_name(log) ~ " (" ~ names | join(", ")
        ~ ") values " ~ tuples | join(", "))) }}
{% endmacro %}

{#- The values of a row as a list of expressions. -#}
{% macro log_values(row, names) %}
    {% set values = [] %}
    {% for name in names %}
        {% set value = row.get(name) %}
        {% set text = holdfast.spark__text_literal(value) if value is string else value | string %}
        {% set special = {'logged_at': "cast(" ~ text ~ " as timestamp)", 'who': "current_user()"} %}
        {% do values.append("null" if value is none and name != 'who' else special.get(name, text)) %}
    {% endfor %}
    {{ return(values | join(", ")) }}
{% endmacro %}

{% macro log_name(log) %} {{ return(holdfast.sql_name(log, log.identifier)) }} {% endmacro %}

{% macro make_log_sql(log) %}
    {% set create_table %}
    create table if not exists {{ holdfast.log_name(log) }} (
      run_id string,
      logged_at timestamp,
      who string,
      verb string,
      table_name string,
      state string,
      from_point string,
      to_point string,
      rows_before bigint,
      rows_after bigint,
      content_hash string,
      seconds double,
      detail string
    ) using delta
    {% endset %}
    {{ return([holdfast.spark__create_schema_sql(log), holdfast.sql_text(create_table)]) }}
{% endmacro %}

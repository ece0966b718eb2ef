{#- Run a statement and return its rows as a list of dictionaries, column names in lower case. -#}
{% macro query(sql) %}
    {% set found = [] %}
    {% set result = run_query(sql) if execute else none %}
    {% if result is not none %}
        {% set names = result.column_names | map('lower') | list %}
        {% for row in result.rows %} {% do found.append(dict(zip(names, row.values()))) %} {% endfor %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

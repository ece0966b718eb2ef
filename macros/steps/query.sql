{#- Run a statement and return its rows as a list of dictionaries, column names in lower case.

    In dbt-spark's method `session`, pyspark makes of a timestamp a time without a zone, which is of this machine's. -#}
{% macro query(sql) %}
    {% set found = [] %}
    {% set result = run_query(sql) if execute else none %}
    {% if result is not none %}
        {% set names = result.column_names | map('lower') | list %}
        {% for row in result.rows %} {% do found.append(dict(zip(names, row.values()))) %} {% endfor %}
        {% do holdfast.add_time_zone(found) if target.method == 'session' %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

{#- Make times in UTC of those without a zone, which are of this machine's. -#}
{% macro add_time_zone(rows) %}
    {% for row in rows %}
        {% for name, value in row.items() if value.tzinfo is defined and value.tzinfo is none %}
            {% do row.update({name: value.astimezone(modules.pytz.utc)}) %}
        {% endfor %}
    {% endfor %}
{% endmacro %}

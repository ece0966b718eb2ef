{#- Bring a backup that only the second place has into the first one, and note that in its record (`fetched`);
    why that failed, or none. -#}
{% macro fetch_copy(table, record) %}
    {% if record.get('here') is not false %} {{ return(none) }} {% endif %}
    {% for statement in holdfast.fetch_sql(table, record) %}
        {% set error = holdfast.try_execute(statement) %} {% if error %} {{ return(error) }} {% endif %}
    {% endfor %}
    {% do record.update({'here': true, 'fetched': true}) %}
    {{ return(none) }}
{% endmacro %}

{% macro spark__columns_of(from_clause) %}
    {% set found = [] %}
    {% for row in holdfast.query("describe query select * from " ~ from_clause) %}
        {% do found.append({'name': row.col_name, 'type': row.data_type | lower}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

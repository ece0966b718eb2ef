{% macro duckdb__value_text(table, name, type) %}
    {% if type.startswith('timestamp') and '[' not in type %} {{ return("cast(epoch_us(" ~ name ~ ") as varchar)") }}
    {% elif type == 'blob' %} {{ return("hex(" ~ name ~ ")") }}
    {% endif %}
    {{ return("cast(" ~ name ~ " as varchar)") }}
{% endmacro %}

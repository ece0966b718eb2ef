{#- hash() of one integer, time or text differs from that of any other (of a text but for chance). It takes 0.0 and -0.0
    for equal, so the sign is hashed, too. Of other types, such as hugeint (0 and -1) and interval (a month and 30
    days), it takes values for equal that are not: their text is hashed. -#}
{% macro duckdb__values_to_hash(table, columns) %}
    {% set exact = "boolean|u?tinyint|u?smallint|u?integer|u?bigint|decimal[(]([1-9]|1[0-8]),[0-9]+[)]|date|time"
        ~ "|timestamp( with time zone|_s|_ms|_ns)?|varchar|blob" %}
    {% set found = {} %}
    {% for column in columns %}
        {% set name = holdfast.duckdb__quote_name(column.name) %}
        {% if modules.re.fullmatch(exact, column.type) %} {% do found.update({column.name: name}) %}
        {% elif column.type in ["float", "double"] %}
            {% do found.update({column.name: name ~ ", signbit(" ~ name ~ ")"}) %}
        {% else %} {% do found.update({column.name: holdfast.duckdb__value_text(table, name, column.type)}) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

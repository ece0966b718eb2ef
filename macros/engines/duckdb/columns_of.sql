{% macro duckdb__columns_of(from_clause) %}
    {% set found = [] %}
    {% for row in holdfast.query("describe select * from " ~ from_clause) %}
        {% do found.append({'name': row.column_name, 'type': holdfast.lower_type(row.column_type)}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- A type in lower case, but for the values of an enum. -#}
{% macro lower_type(type) %}
    {% set parts = [] %}
    {% for part in modules.re.split("('(?:[^']|'')*')", type) %}
        {% do parts.append(part if part.startswith("'") else part | lower) %}
    {% endfor %}
    {{ return(parts | join) }}
{% endmacro %}

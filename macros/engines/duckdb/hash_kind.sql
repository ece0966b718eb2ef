{#- DuckDB may change hash() from one version to the next. Times within a list, struct or map are hashed as the session
    shows them, so another zone than UTC makes another kind. -#}
{% macro duckdb__hash_kind(table, columns) %}
    {% set time, nested = "timestamp with time zone", [] %}
    {% for column in columns if time in column.type and column.type != time %}
        {% do nested.append(column) %}
    {% endfor %}
    {% set zone = ", nullif('-' || replace(current_setting('TimeZone'), ':', ''), '-UTC')" if nested else "" %}
    {{ return("concat('duckdb-', ltrim(version(), 'v')" ~ zone ~ ")") }}
{% endmacro %}

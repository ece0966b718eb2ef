{% macro duckdb__default_strategy(unique_key) %}
    {{ return("delete+insert" if unique_key else "append") }}
{% endmacro %}

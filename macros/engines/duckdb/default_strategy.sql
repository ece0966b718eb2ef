{% macro duckdb__default_strategy(has_key) %} {{ return('delete+insert' if has_key else 'append') }} {% endmacro %}

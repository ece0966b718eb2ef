{% macro duckdb__hash_sum(table, hash) %}
    {{ return("cast(coalesce(sum(cast(" ~ hash ~ " as hugeint)), 0) as varchar)") }}
{% endmacro %}

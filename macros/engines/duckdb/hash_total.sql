{% macro duckdb__hash_total(table, text) %}
    {% set bits = "'0x' || substr(md5(" ~ text ~ "), 1, 15)" %}
    {{ return("cast(coalesce(sum(cast(" ~ bits ~ " as bigint)), 0) as varchar)") }}
{% endmacro %}

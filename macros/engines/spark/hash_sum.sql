{% macro spark__hash_sum(table, hash) %}
    {{ return("cast(coalesce(sum(cast(" ~ hash ~ " as decimal(20, 0))), 0) as string)") }}
{% endmacro %}

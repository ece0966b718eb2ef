{% macro spark__hash_total(table, text) %}
    {% set bits = "conv(substr(md5(" ~ text ~ "), 1, 15), 16, 10)" %}
    {{ return("cast(coalesce(sum(cast(" ~ bits ~ " as decimal(20, 0))), 0) as string)") }}
{% endmacro %}

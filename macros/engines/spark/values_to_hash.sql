{#- xxhash64() leaves NULL out. -#}
{% macro spark__values_to_hash(table, name, type) %}
    {{ return(["coalesce(" ~ lakehouse.value_text(table, name, type) ~ ", chr(30))"]) }}
{% endmacro %}

{#- Return the table of that name as the dialect asked for names it. -#}
{% macro printed_table(name, asked) %}
    {{ return(holdfast.in_dialect(holdfast.find_table(name), asked)) }}
{% endmacro %}

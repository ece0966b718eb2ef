{#- Return the table of that name as the dialect asked for names it. -#}
{% macro printed_table(name, asked) %}
    {{ return(lakehouse.in_dialect(lakehouse.find_table(name), asked)) }}
{% endmacro %}

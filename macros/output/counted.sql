{#- Return a number with its noun: 1 table, 2 tables. -#}
{% macro counted(number, noun) %}
    {{ return('{:,}'.format(number) ~ " " ~ noun ~ ("" if number == 1 else "s")) }}
{% endmacro %}

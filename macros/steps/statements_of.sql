{#- Return the statements of the steps that change something. -#}
{% macro statements_of(steps) %}
    {{ return(steps | selectattr('kind', 'equalto', 'change') | map(attribute='sql') | list) }}
{% endmacro %}

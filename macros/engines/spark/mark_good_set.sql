{#- On a warehouse asking costs a query either way. -#}
{% macro spark__mark_good_set(unit) %} {% endmacro %}

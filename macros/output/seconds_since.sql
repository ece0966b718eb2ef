{#- Return the seconds since an aware datetime, with two decimals. -#}
{% macro seconds_since(moment) %} {{ return((holdfast.now() - moment).total_seconds() | round(2)) }} {% endmacro %}

{#- An argument that counts: a whole number, zero or more. What is none is refused with the number that stands in it. -#}
{% macro integer(argument, value) %}
  {% if value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
    {% set digits = modules.re.search('[0-9]+', modules.re.sub('[_,]|[.]0*$', '', value | string)) if value is string or value is number %}
    {% do lakehouse.fail(argument ~ ": " ~ value ~ " is no whole number; write " ~ argument ~ ": "
        ~ (digits.group(0) ~ "." if digits else "and a number, such as 12.")) %}
  {% endif %}
  {{ return(value | int) }}
{% endmacro %}

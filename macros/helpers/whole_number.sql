{#- An argument that counts: a whole number, zero or more. -#}
{% macro whole_number(argument, value) %}
  {% if value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
    {% do lakehouse.fail(argument ~ ": " ~ value ~ " is no whole number; write " ~ argument ~ ": 12.") %}
  {% endif %}
  {{ return(value | int) }}
{% endmacro %}

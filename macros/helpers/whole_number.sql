{#- An argument that counts: a whole number, zero or more. -#}
{% macro whole_number(argument, value) %}
  {% if value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
    {% set digits = value | string | replace('_', '') | replace(',', '') | replace(' ', '') %}
    {% do lakehouse.fail(argument ~ ": " ~ value ~ " is no whole number; write " ~ argument ~ ": "
        ~ (digits if modules.re.match('^[0-9]+$', digits) else 12) ~ ".") %}
  {% endif %}
  {{ return(value | int) }}
{% endmacro %}

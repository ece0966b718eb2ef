{#- Arguments that a verb does not have: refused with the nearest one that it has. `others` is the verb's `kwargs`. -#}
{% macro reject_unknown(verb, others) %}
  {% set known = context['lakehouse'][verb].macro.arguments | map(attribute='name') | list %}
  {% for name in others %}
    {% set nearest = lakehouse.nearest(name, known) %}
    {% do lakehouse.fail(verb ~ " has no argument '" ~ name ~ "'; "
        ~ ("did you mean '" ~ nearest ~ "'?" if nearest else "it has " ~ (known | join(', ') or 'none')
           ~ ": dbt run-operation recovery_help --args '{verb: " ~ verb ~ "}'.")) %}
  {% endfor %}
{% endmacro %}

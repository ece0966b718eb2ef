{#- Refuse: one sentence, and the next step in it. The exit code is not 0 and nothing has been changed. -#}
{% macro fail(sentence) %}
  {% do exceptions.raise_compiler_error(sentence) %}
{% endmacro %}

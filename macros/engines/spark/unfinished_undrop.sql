{#- Where nothing can be undropped, the verb is one restore, and is finished by the same command as that. -#}
{% macro spark__unfinished_undrop(table, into) %}
  {{ return(none) }}
{% endmacro %}

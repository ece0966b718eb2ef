{#- Return a step that only reads: a query of which the reader needs the answer. -#}
{% macro look(says, sql) %} {{ return(holdfast.step(says, sql, kind='look')) }} {% endmacro %}

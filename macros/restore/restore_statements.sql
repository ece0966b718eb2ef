{#- The SQL of restore_steps(). -#}
{% macro restore_statements(plan) %} {{ return(holdfast.statements_of(holdfast.restore_steps(plan))) }} {% endmacro %}

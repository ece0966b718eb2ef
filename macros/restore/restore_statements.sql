{#- The SQL of restore_steps(). -#}
{% macro restore_statements(plan) %} {{ return(lakehouse.statements_of(lakehouse.restore_steps(plan))) }} {% endmacro %}

{#- Return the tables that cannot be lost; see tables(). -#}
{% macro protected_tables() %} {{ return(holdfast.tables() | selectattr('protected') | list) }} {% endmacro %}

{#- Return the tables that cannot be lost; see tables(). -#}
{% macro protected_tables() %} {{ return(lakehouse.tables() | selectattr('protected') | list) }} {% endmacro %}

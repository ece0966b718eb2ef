{% macro spark__log_database() %} {{ return(target.database) }} {% endmacro %}

{% macro spark__can_have_backups(database) %} {{ return(true) }} {% endmacro %}

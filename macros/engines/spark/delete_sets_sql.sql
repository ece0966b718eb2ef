{% macro spark__delete_sets_sql(table) %}
    {{ return(lakehouse.copies_sql(table, [])) }}  {# refuses #}
{% endmacro %}

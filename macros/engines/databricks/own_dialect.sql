{% macro databricks__own_dialect() %} {{ return('databricks') }} {% endmacro %}

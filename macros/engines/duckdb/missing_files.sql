{% macro duckdb__missing_files(table) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {% set sql %} select unreadable from lake.describe({{ lakehouse.lake_name(table) }}) {% endset %}
    {% for found in lakehouse.query(sql | trim) %} {{ return(found.unreadable) }} {% endfor %}
    {{ return(none) }}
{% endmacro %}

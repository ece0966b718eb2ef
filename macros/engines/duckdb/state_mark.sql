{#- A table of the database has no commits: only reading it tells whether it changed. Rows and bytes tell two commits of
    one number apart, after a table was copied back from a backup. -#}
{% macro duckdb__state_mark(table) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {% set sql %}
    select concat_ws(' ', version, id, rows, bytes) as mark from lake.describe({{ lakehouse.lake_name(table) }})
    {% endset %}
    {% for found in lakehouse.query(sql | trim) %} {{ return(found.mark) }} {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- By presence, size and checksum of each file, or by reading it; see the plug-in. -#}
{% macro duckdb__damage(table, version) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {% set at = "" if version is none else ", v := " ~ version %}
    {% set sql = "select version, rows, problem from lake.damage(" ~ holdfast.lake_name(table) ~ at ~ ")" %}
    {% for row in holdfast.query(sql) %}
        {{ return({'version': row.version | int, 'rows': (row.rows or 0) | int, 'problem': row.problem}) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

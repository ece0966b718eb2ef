{#- RESTORE, where the point is a version or a time of the table itself; else none. -#}
{% macro restore_version_sql(table, point) %}
    {% set as_of = "version as of " ~ point.id if point.kind == 'version' else point.get('as_of') %}
    {{ return("restore table " ~ table.sql ~ " to " ~ as_of if as_of else none) }}
{% endmacro %}

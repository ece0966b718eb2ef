{% macro spark__read_point_sql(table, point) %}
    {% if point.kind == 'version' %} {{ return(table.sql ~ ' version as of ' ~ point.id) }}
    {% elif point.kind == 'backup' %} {{ return(holdfast.backup_name(table, point.id)) }}
    {% elif point.kind == 'table' %} {{ return(point.id) }}
    {% endif %}
    {{ return(table.sql) }}
{% endmacro %}

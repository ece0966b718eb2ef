{#- SHOW TABLE EXTENDED tells the type in a text of several lines. -#}
{% macro spark__tables_of_schema(table) %}
    {% set found = [] %}
    {% if not holdfast.spark__schema_exists(table, table.schema) %} {{ return(found) }} {% endif %}
    {% set listed = "show table extended in " ~ holdfast.sql_name(table, none) ~ " like '*'" %}
    {% for row in holdfast.query(listed) if not row.istemporary %}
        {% set type = modules.re.search('(?m)^Type: (\\w+)', row.information) %}
        {% do found.append({'name': row.tablename, 'type': type.group(1) if type else 'MANAGED'}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

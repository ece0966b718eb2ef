{#- Also those that dbt renamed before it dropped them. SHOW TABLES DROPPED fails where the schema is gone, too. -#}
{% macro databricks__dropped_tables(table) %}
    {% set schemas %}
select schema_name
from {{ lakehouse.quoted(table, table.database) }}.information_schema.schemata
where schema_name = lower({{ lakehouse.text_literal(table.schema) }})
    {% endset %}
    {% set rows = lakehouse.query(lakehouse.dropped_tables_sql(table)) if lakehouse.query(schemas | trim) else [] %}
    {% set names, found = [table.identifier | lower, table.identifier | lower ~ '__dbt_backup'], [] %}
    {% for row in rows if row.tablename | lower in names and 'VIEW' not in row.tabletype | upper %}
        {% set when = lakehouse.time_text(lakehouse.time_from(row.deletedat)) %}
        {% set other_name = ' (' ~ row.tablename ~ ')' if row.tablename | lower != names[0] else '' %}
        {% do found.append({'kind': 'dropped', 'id': row.tableid, 'name': row.tablename, 'when': when, 'label': 'table '
            ~ row.tableid ~ other_name ~ ' dropped ' ~ when ~ ' UTC'}) %}
    {% endfor %}
    {{ return(found | sort(attribute='when', reverse=true)) }}
{% endmacro %}

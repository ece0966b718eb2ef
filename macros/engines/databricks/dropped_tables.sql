{#- Also those that dbt renamed before it dropped them. SHOW TABLES DROPPED fails where the schema is gone, too. How it
    writes a time is not documented: a text that cannot be read is shown as it is, and comes last. -#}
{% macro databricks__dropped_tables(table) %}
    {% set schemas %}
select schema_name
from {{ holdfast.quoted(table, table.database) }}.information_schema.schemata
where schema_name = lower({{ holdfast.text_literal(table.schema) }})
    {% endset %}
    {% set rows = holdfast.query(holdfast.dropped_tables_sql(table)) if holdfast.query(schemas | trim) else [] %}
    {% set names, found = [table.identifier | lower, table.identifier | lower ~ '__dbt_backup'], [] %}
    {% for row in rows if row.tablename | lower in names and 'VIEW' not in (row.tabletype or '') | upper %}
        {% set moment = holdfast.lenient_time(row.deletedat) %}
        {% set when = holdfast.time_text(moment) if moment else none %}
        {% set other_name = ' (' ~ row.tablename ~ ')' if row.tablename | lower != names[0] else '' %}
        {% set id = row.tableid or none %}  {# without one it is undropped by name #}
        {% do found.append({'kind': 'dropped', 'id': id, 'name': row.tablename, 'when': when,
            'order': moment.isoformat() if moment else '', 'label': 'table ' ~ (id or 'of unknown id') ~ other_name
            ~ ' dropped ' ~ (when ~ ' UTC' if when else row.deletedat or 'at an unknown time')}) %}
    {% endfor %}
    {{ return(found | sort(attribute='order', reverse=true)) }}
{% endmacro %}

{#- REFRESH is a right on a streaming table or materialized view; the table that a backup makes has no such right. -#}
{% macro databricks__table_metadata(table) %}
    {% set tags, column_tags = {}, {} %}
    {% for row in lakehouse.query(lakehouse.about_table_sql(table, 'table_tags', 'tag_name, tag_value')) %}
        {% do tags.update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% for row in lakehouse.query(lakehouse.about_table_sql(table, 'column_tags',
        'column_name, tag_name, tag_value')) %}
        {% do column_tags.setdefault(row.column_name, {}).update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% set comment = lakehouse.query(lakehouse.about_table_sql(table, 'tables', 'comment',
        'table_schema'))[0].comment %}
    {{ return({'comment': comment, 'tags': tags, 'column_tags': column_tags, 'grants': lakehouse.grants_on(table)}) }}
{% endmacro %}

{#- A query on a view of the information schema: its rows about one table. -#}
{% macro about_table_sql(table, view, names, schema_column='schema_name') %}
    {% set sql %}
    select {{ names }}
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.{{ view }}
    where
      lower({{ schema_column }}) = lower({{ lakehouse.spark__text_literal(table.schema) }})
      and lower(table_name) = lower({{ lakehouse.spark__text_literal(table.identifier) }})
    {% endset %}
    {{ return(lakehouse.sql_text(sql)) }}
{% endmacro %}

{#-
  The rights on the table itself: [principal, right]. REFRESH is a right on a streaming table or materialized view, but
  not on the table that a backup makes.
-#}
{% macro grants_on(table) %}
    {% set grants = [] %}
    {% for row in lakehouse.query("show grants on table " ~ table.sql) %}
        {% set type = row.objecttype | upper | replace(' ', '_') %}
        {% if type in ['TABLE', 'STREAMING_TABLE', 'MATERIALIZED_VIEW'] and row.actiontype | upper != 'REFRESH' %}
            {% do grants.append([row.principal, row.actiontype | replace('_', ' ')]) %}
        {% endif %}
    {% endfor %}
    {{ return(grants) }}
{% endmacro %}

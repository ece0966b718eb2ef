{#- REFRESH is a right on a streaming table or materialized view; the table that a backup makes has no such right.
    Rights on the schema and owners are recorded to tell later what is lost; see lost_rights_sql(). -#}
{% macro databricks__table_metadata(table) %}
    {% set tags, column_tags, rights = {}, {}, lakehouse.query(lakehouse.rights_sql(table)) %}
    {% for row in lakehouse.query(lakehouse.about_table_sql(table, 'table_tags', 'tag_name, tag_value')) %}
        {% do tags.update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% for row in lakehouse.query(lakehouse.about_table_sql(table, 'column_tags',
        'column_name, tag_name, tag_value')) %}
        {% do column_tags.setdefault(row.column_name, {}).update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% set comment = lakehouse.query(lakehouse.about_table_sql(table, 'tables', 'comment',
        'table_schema'))[0].comment %}
    {{ return({'comment': comment, 'tags': tags, 'column_tags': column_tags,
        'grants': lakehouse.grants_among(rights, 'table'), 'owner': lakehouse.owner_among(rights, 'table'),
        'schema_grants': lakehouse.grants_among(rights, 'schema'),
        'schema_owner': lakehouse.owner_among(rights, 'schema')}) }}
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

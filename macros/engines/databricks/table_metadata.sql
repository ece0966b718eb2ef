{#- REFRESH is a right on a streaming table or materialized view; the table that a backup makes has no such right.
    Rights on the schema and owners are recorded to tell later what is lost; see lost_rights_sql(). -#}
{% macro databricks__table_metadata(table) %}
    {% set tags, column_tags, rights = {}, {}, holdfast.query(holdfast.rights_sql(table)) %}
    {% for row in holdfast.query(holdfast.about_table_sql(table, 'table_tags', 'tag_name, tag_value')) %}
        {% do tags.update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% for row in holdfast.query(holdfast.about_table_sql(table, 'column_tags',
        'column_name, tag_name, tag_value')) %}
        {% do column_tags.setdefault(row.column_name, {}).update({row.tag_name: row.tag_value}) %}
    {% endfor %}
    {% set comment = holdfast.query(holdfast.about_table_sql(table, 'tables', 'comment',
        'table_schema'))[0].comment %}
    {{ return({'comment': comment, 'tags': tags, 'column_tags': column_tags,
        'grants': holdfast.grants_among(rights, 'table'), 'owner': holdfast.owner_among(rights, 'table'),
        'schema_grants': holdfast.grants_among(rights, 'schema'),
        'schema_owner': holdfast.owner_among(rights, 'schema')}) }}
{% endmacro %}

{#- A query on a view of the information schema: its rows about one table. -#}
{% macro about_table_sql(table, view, names, schema_column='schema_name') %}
    {% set sql %}
    select {{ names }}
    from {{ holdfast.quoted(table, table.database) }}.information_schema.{{ view }}
    where
      lower({{ schema_column }}) = lower({{ holdfast.spark__text_literal(table.schema) }})
      and lower(table_name) = lower({{ holdfast.spark__text_literal(table.identifier) }})
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

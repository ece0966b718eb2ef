{#- A backup is a table in the schema SCHEMA_backup; its comment is its manifest. -#}
{% macro databricks__copies_sql(table, schemas) %}
    {% set listed %}
{{ holdfast.tables_of_backups(table, schemas) }}
        where
          table_schema in (
            {%- for schema in schemas %}
            lower({{ holdfast.text_literal(schema ~ '_backup', table.engine) }}){{ "," if not loop.last }}
            {%- endfor %}
          )
    {% endset %}
    {{ return(holdfast.copies_among(table, listed | trim)) }}
{% endmacro %}

{#- Return the FROM clause of the tables of backups, among others: {table_name, table_schema, comment}. -#}
{% macro tables_of_backups(table, schemas) %}
    {% do holdfast.require_unity_catalog(table.database) %}
    {% set both = holdfast.copies_in_both_catalogs(table, schemas) %}
    {% if not both %} {{ return(holdfast.quoted(table, table.database) ~ ".information_schema.tables") }} {% endif %}
    {% set sql %}
    (
      select table_name, table_schema, case when from_elsewhere then elsewhere else manifest end as comment
      from {{ both | indent(6) }} as in_both_places
    ) as listed
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Only Unity Catalog has an information_schema, and comments that hold a manifest. -#}
{% macro require_unity_catalog(database) %}
    {% do holdfast.fail("Backups require Unity Catalog; hive_metastore is not supported. Move the tables into a "
        ~ "catalog first.") if database == 'hive_metastore' %}
{% endmacro %}

{#- A backup is a table in the schema SCHEMA_backup; its comment is its manifest. -#}
{% macro databricks__copies_sql(table, schemas) %}
    {% do holdfast.require_unity_catalog(table.database) %}
    {% set listed %}
{{ holdfast.quoted(table, table.database) }}.information_schema.tables
        where
          table_schema in (
            {%- for schema in schemas %}
            lower({{ holdfast.text_literal(schema ~ '_backup', table.engine) }}){{ "," if not loop.last }}
            {%- endfor %}
          )
    {% endset %}
    {{ return(holdfast.copies_among(table, listed | trim)) }}
{% endmacro %}

{#- Only Unity Catalog has an information_schema, and comments that hold a manifest. -#}
{% macro require_unity_catalog(database) %}
    {% if database == 'hive_metastore' %}
        {% do holdfast.fail("Backups require Unity Catalog; hive_metastore is not supported. Move the tables into a "
            ~ "catalog first.") %}
    {% endif %}
{% endmacro %}

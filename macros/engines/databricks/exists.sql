{#- hive_metastore has no information_schema. In Unity Catalog it shows only what one may see: what it does not show is
    tried, so that a missing right is not taken for a missing table. -#}
{% macro databricks__exists(table) %}
    {% if table.database != 'hive_metastore' %}
        {{ return(holdfast.is_listed(table) or holdfast.is_hidden(table)) }}
    {% endif %}
    {% set sql %}
    show tables in hive_metastore.{{ holdfast.quoted(table, table.schema) }}
    like {{ holdfast.spark__text_literal(table.identifier | lower) }}
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql)) | length > 0) }}
{% endmacro %}

{#- Does a table exist that the catalog does not show? Refused where a right is missing to tell. -#}
{% macro is_hidden(table) %}
    {% set error = holdfast.try_query("select 1 as n from " ~ table.sql ~ " limit 0").error %}
    {% set right = holdfast.missing_right(error) %}
    {% do holdfast.fail("Cannot check whether " ~ table.sql | replace('`', '') ~ " exists. " ~ right ~ " ("
        ~ error ~ ")") if right %}
    {{ return(error is none) }}
{% endmacro %}

{#- Does information_schema show a table? -#}
{% macro is_listed(table) %}
    {% set sql %}
    select table_name
    from {{ holdfast.quoted(table, table.database) }}.information_schema.tables
    where
      table_schema = lower({{ holdfast.spark__text_literal(table.schema) }})
      and table_name = lower({{ holdfast.spark__text_literal(table.identifier) }})
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql)) | length > 0) }}
{% endmacro %}

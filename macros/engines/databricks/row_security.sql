{#- Row filters and column masks of the table itself, and policies on it. Policies of its schema or catalog count where
    they have no condition; whether the tags of a table meet a condition, only the catalog knows. -#}
{% macro databricks__row_security(table) %}
    {% set found = [] %}
    {% if table.database == 'hive_metastore' %} {{ return(found) }} {% endif %}
    {% for row in holdfast.security_rows(table, 'row_filters') %}
        {% do found.append('row filter ' ~ row.filter_name) %}
    {% endfor %}
    {% for row in holdfast.security_rows(table, 'column_masks') %}
        {% do found.append('column mask ' ~ row.mask_name ~ ' of ' ~ row.column_name) %}
    {% endfor %}
    {% for row in holdfast.try_query(holdfast.policies_sql(table)).rows or [] %}
        {% do found.append('policy ' ~ row.policy_name) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The rows of such a view about a table. Databricks documents its column as schema_name; dbt-databricks reads
    table_schema. -#}
{% macro security_rows(table, view) %}
    {% set sql %}
    select *
    from {{ holdfast.quoted(table, table.database) }}.information_schema.{{ view }}
    where lower(table_name) = lower({{ holdfast.spark__text_literal(table.identifier) }})
    {% endset %}
    {% set found = [] %}
    {% for row in holdfast.query(holdfast.sql_text(sql)) %}
        {% set schema = row.get('table_schema') or row.get('schema_name') or table.schema %}
        {% do found.append(row) if schema | lower == table.schema | lower %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The view is a preview: where it is missing, or policies may not be seen, no policy is known. -#}
{% macro policies_sql(table) %}
    {% set sql %}
    select policy_name
    from {{ holdfast.quoted(table, table.database) }}.information_schema.abac_policy_definitions
    where
      policy_type in ('ROW_FILTER', 'COLUMN_MASK')
      and not array_contains(except_principals, current_user())
      and (
        (
          lower(schema_name) = lower({{ holdfast.spark__text_literal(table.schema) }})
          and lower(securable_name) = lower({{ holdfast.spark__text_literal(table.identifier) }})
        )
        or (
          securable_name is null
          and when_condition is null
          and coalesce(lower(schema_name), lower({{ holdfast.spark__text_literal(table.schema) }}))
            = lower({{ holdfast.spark__text_literal(table.schema) }})
        )
      )
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

{#- A query of the rights on a table and on its schema, without inherited ones: level (table or schema), principal,
    privilege (NULL: the principal is the owner). -#}
{% macro rights_sql(table) %}
    {% set views = holdfast.quoted(table, table.database) ~ '.information_schema.' %}
    {% set schema = 'lower(' ~ holdfast.spark__text_literal(table.schema) ~ ')' %}
    {% set name = 'lower(' ~ holdfast.spark__text_literal(table.identifier) ~ ')' %}
    {% set sql %}
    select 'table' as level, table_owner as principal, cast(null as string) as privilege
    from {{ views }}tables
    where table_schema = {{ schema }} and table_name = {{ name }}
    union all
    select 'schema' as level, schema_owner as principal, cast(null as string) as privilege
    from {{ views }}schemata
    where schema_name = {{ schema }}
    union all
    select 'table' as level, grantee as principal, privilege_type as privilege
    from {{ views }}table_privileges
    where table_schema = {{ schema }} and table_name = {{ name }} and coalesce(inherited_from, 'NONE') = 'NONE'
    union all
    select 'schema' as level, grantee as principal, privilege_type as privilege
    from {{ views }}schema_privileges
    where schema_name = {{ schema }} and coalesce(inherited_from, 'NONE') = 'NONE'
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

{#- The rights on a level among rows of rights_sql(), but REFRESH: [principal, right]. -#}
{% macro grants_among(rights, level) %}
    {% set grants = [] %}
    {% for row in rights if row.level == level and row.privilege and row.privilege | upper != 'REFRESH' %}
        {% do grants.append([row.principal, row.privilege | upper | replace('_', ' ')]) %}
    {% endfor %}
    {{ return(grants | sort) }}
{% endmacro %}

{#- The owner of a level among rows of rights_sql(), or none. -#}
{% macro owner_among(rights, level) %}
    {{ return(rights | selectattr('level', 'equalto', level) | selectattr('privilege', 'none')
        | map(attribute='principal') | first | default(none)) }}
{% endmacro %}

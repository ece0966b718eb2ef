{#- Another catalog: the variable `second_catalog`, its name, or $NAME for the environment variable that holds it. SQL
    that is printed on another target knows of none. -#}
{% macro databricks__second_place() %}
    {% set given = (var('second_catalog', none) or '') | string | trim %}
    {% set catalog = env_var(given[1:], '') | trim if given.startswith('$') else given %}
    {{ return(catalog if catalog and holdfast.own_dialect() == 'databricks' else none) }}
{% endmacro %}

{#- The schema there of the backups of a schema. It names the catalog, so that several may share the second place. -#}
{% macro schema_elsewhere(schema) %}
    {{ return(holdfast.prefix_elsewhere() ~ schema | lower ~ '_backup') }}
{% endmacro %}

{% macro prefix_elsewhere() %} {{ return((target.database | lower) ~ '__') }} {% endmacro %}

{#- A name there: of the copy of a backup, or of the schema where `id` is none. -#}
{% macro name_elsewhere(table, id) %}
    {% set schema = holdfast.schema_elsewhere(table.schema) %}
    {{ return(holdfast.sql_name(holdfast.table_at(holdfast.databricks__second_place(), schema, ''), id)) }}
{% endmacro %}

{#- As on Databricks, only a drill leaves something. Not to be printed: SHOW, which is no part of a query, lists it. -#}
{% macro spark__leftovers_sql(table, schema, names) %}
    {% do holdfast.fail("No query on spark lists what an interrupted drill left; show tables in the schema "
        ~ schema ~ " does.") if table.engine %}
    {% set place, rows, others = holdfast.table_at(table.database, schema, ''), [], [] %}
    {% for found in holdfast.spark__tables_of_schema(place) %}
        {% do (rows if found.name | lower in names else others).append(found.name) %}
    {% endfor %}
    {% set gone = holdfast.spark__schema_exists(place, schema) and not others %}
    {% set values = [] %}
    {% for name in rows %}
        {% do values.append(holdfast.leftover_row(schema ~ "." ~ name, "table", 2, "drop table if exists "
            ~ holdfast.sql_name(place, name) ~ ";")) %}
    {% endfor %}
    {% do values.append(holdfast.leftover_row(schema, "schema", 3, "drop schema if exists "
        ~ holdfast.sql_name(place, none) ~ ";")) if gone %}
    {% set nothing = holdfast.leftover_row("", "none", 0, "") %}
    {% set sql %}
    select path, 'an interrupted drill' as was, cast(null as bigint) as bytes, 'drill' as place, kind, step, to_run
    from values {{ values | join(", ") or nothing }} as listed (path, kind, step, to_run)
    where path <> ''
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- A row of VALUES. -#}
{% macro leftover_row(path, kind, step, to_run) %}
    {% set literal = holdfast.spark__text_literal %}
    {{ return("(" ~ literal(path) ~ ", " ~ literal(kind) ~ ", " ~ step ~ ", " ~ literal(to_run) ~ ")") }}
{% endmacro %}

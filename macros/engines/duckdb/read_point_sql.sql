{% macro duckdb__read_point_sql(table, point) %}
    {% if point.kind == 'version' %} {{ return("lake.at(" ~ holdfast.lake_name(table) ~ ", " ~ point.id ~ ")") }}
    {% elif point.kind == 'backup' %}
        {% set copy = "lake.backup(" ~ holdfast.duckdb__text_literal(point.id) ~ ")" %}
        {{ return(copy if table.in_lake or not point.get('columns')
            else holdfast.cast_as_recorded(copy, point.columns)) }}
    {% elif point.kind == 'salvaged' %} {{ return("lake.salvaged(" ~ holdfast.lake_name(table) ~ ")") }}
    {% elif point.kind == 'files' %} {{ return(holdfast.newest_rows_of_files(table)) }}
    {% elif point.kind == 'table' %} {{ return(point.id) }}
    {% elif table.in_lake %} {{ return("lake.now(" ~ holdfast.lake_name(table) ~ ")") }}
    {% endif %}
    {{ return(table.sql) }}
{% endmacro %}

{#- The rows of all sound files of a folder; of each key the row of the newest file, as older ones are older versions of
    it. -#}
{% macro newest_rows_of_files(table) %}
    {% set order = holdfast.duckdb__quote_name("_file_order") %}
    {% set rows = "select * exclude (" ~ order ~ ") from lake.files(" ~ holdfast.lake_name(table) ~ ")" %}
    {% if not table.key %} {{ return("(" ~ rows ~ ")") }} {% endif %}
    {{ return("(" ~ rows ~ " qualify row_number() over (partition by " ~ holdfast.key_list(table) ~ " order by " ~ order
        ~ " desc) = 1)") }}
{% endmacro %}

{#- A copy of a table of the database in the types that its manifest recorded: Delta has not all of them. -#}
{% macro cast_as_recorded(copy, columns) %}
    {% set items = [] %}
    {% for column in columns %}
        {% set name = holdfast.duckdb__quote_name(column.name) %}
        {% do items.append("cast(" ~ name ~ " as " ~ column.type ~ ") as " ~ name) %}
    {% endfor %}
    {{ return("(select " ~ items | join(", ") ~ " from " ~ copy ~ ")") }}
{% endmacro %}

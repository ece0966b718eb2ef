{#- A sibling table as a point; refused with those that exist. -#}
{% macro sibling_point(table, wanted) %}
    {% set wanted = lakehouse.identifier('standing', wanted) %}
    {% set names = lakehouse.sibling_tables(table) | map(attribute='name') | list %}
    {% for name in names if name | lower == wanted | lower %}
        {{ return(lakehouse.point_of_sibling(lakehouse.table_at(table.database, table.schema, name))) }}
    {% endfor %}
    {% do lakehouse.fail("There is no table '" ~ wanted ~ "' beside " ~ table.name ~ " that was made of it; "
        ~ ("there are " ~ names | join(', ') if names else "dbt run-operation recovery_plan --args '{table: "
        ~ table.name ~ "}' lists the recovery paths") ~ ".") %}
{% endmacro %}

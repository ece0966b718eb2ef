{#- A schema is dropped with all tables in it: each protected one is a violation. -#}
{% macro default__drop_schema(relation) %}
    {% set violations = [] %}
    {% for table in lakehouse.protected_tables() if table.schema | lower == relation.schema | lower
        and lakehouse.same_database(table.database, relation.database) and lakehouse.exists(table) %}
        {% set action = (lakehouse.actor() ~ " would drop schema '" ~ relation.schema ~ "' with protected "
            ~ table.resource ~ " '" ~ table.name ~ "'") %}
        {% do violations.append(lakehouse.violation(table, table.relation, action, "keep the schema",
            drops_history=true)) %}
    {% endfor %}
    {% do lakehouse.refuse_or_back_up(violations) %}
    {{ return(lakehouse.original("drop_schema")(relation)) }}
{% endmacro %}

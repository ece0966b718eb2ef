{#- A schema is dropped with all tables in it: each protected one is a violation. -#}
{% macro default__drop_schema(relation) %}
    {% set violations = [] %}
    {% for table in holdfast.protected_tables() if table.schema | lower == relation.schema | lower
        and holdfast.same_database(table.database, relation.database) and holdfast.exists(table) %}
        {% set action = (holdfast.actor() ~ " would drop schema '" ~ relation.schema ~ "' with protected "
            ~ table.resource ~ " '" ~ table.name ~ "'") %}
        {% do violations.append(holdfast.violation(table, table.relation, action, "keep the schema",
            drops_history=true)) %}
    {% endfor %}
    {% do holdfast.refuse_or_back_up(violations) %}
    {{ return(holdfast.original("drop_schema")(relation)) }}
{% endmacro %}

{#- Return a violation for each orphaned table: it was protected, as its backups record, it exists, and the project no
    longer knows it because a model was renamed or removed. Nothing is destroyed yet, but the renamed model would start
    empty, and the old table would not be backed up any more.

    Tables of a deployment do not count: the next one leaves tables of the same names, which have backups from before
    blue_green_finish or blue_green_rollback dropped them. Only the schemas of this target are read, and backups only
    when one of them has a table that the project does not know.
-#}
{% macro orphaned_tables() %}
    {% set unknown, found = holdfast.tables_outside_project(), {} %}
    {% for backup in (holdfast.backups() | selectattr("complete") if unknown else []) %}
        {% for row in unknown if holdfast.is_backup_of(backup, row) %}
            {% set table = holdfast.table_at(target.database, row.schema, row.name) %}
            {% do found.update({table.sql: holdfast.violation(table, table.relation, "the project no longer knows '"
                ~ table.name ~ "', which was protected",
                "give the model its name back, or rename the table if it is retired", keeps_rows=true)}) %}
        {% endfor %}
    {% endfor %}
    {{ return(found.values() | list) }}
{% endmacro %}

{% macro is_backup_of(backup, row) %}
    {{ return(row.name | lower == backup.identifier | lower and row.schema | lower == backup.schema | lower
        and backup.reason not in [holdfast.reason_of_finish(), holdfast.reason_of_rollback()]) }}
{% endmacro %}

{#- Return {schema, name} of the tables that the project does not know, in the schemas of its nodes. -#}
{% macro tables_outside_project() %}
    {% set known, found = holdfast.names_in_project(), [] %}
    {% for schema in known.values() | unique if holdfast.can_have_backups(target.database) %}
        {% for row in holdfast.tables_of_schema(holdfast.table_at(target.database, schema, '')) if row.type != 'VIEW' %}
            {% do found.append({'schema': schema, 'name': row.name})
                if (schema ~ '.' ~ row.name) | lower not in known %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return {schema.name: schema} of every node that has a relation, in lower case: Databricks keeps names so. -#}
{% macro names_in_project() %}
    {% set found = {} %}
    {% for node in holdfast.nodes_with_tables() %}
        {% do found.update({(node.schema ~ "." ~ (node.identifier or node.alias)) | lower: node.schema | lower}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

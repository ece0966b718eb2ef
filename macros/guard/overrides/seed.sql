{#- A seed is emptied, or replaced, and filled from its file at every run. For a protected one this is ordinary as long
    as the file has at least as many rows as the table. The table is backed up first unless a verified backup holds
    exactly its rows. A file with fewer rows is refused. -#}
{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
    {% set table = holdfast.protected_table_at(old_relation.database, old_relation.schema, old_relation.identifier) %}
    {% if table is not none %}
        {% do holdfast.guard_seed(table, old_relation, agate_table.rows | length) %}
        {% set emptying = none if full_refresh else holdfast.emptying_sql(old_relation) %}
        {% if emptying %} {% do run_query(emptying) %} {{ return(emptying) }} {% endif %}
    {% endif %}
    {{ return(holdfast.original("reset_csv_table")(model, full_refresh, old_relation, agate_table)) }}
{% endmacro %}

{% macro guard_seed(table, relation, new_rows) %}
    {% set rows = holdfast.count_rows(relation) %}
    {% if new_rows < rows %}
        {% set action = ("the file of seed '" ~ table.name ~ "' has " ~ "{:,}".format(new_rows)
            ~ " rows and would replace the table") %}
        {% do holdfast.refuse_or_back_up([holdfast.violation(table, relation, action,
            "put the missing rows back into the file")]) %}
    {% elif rows and not holdfast.backups_that_hold(table, relation, holdfast.verified_backups(table)) %}
        {% do holdfast.guard_backup(table) %}
    {% endif %}
{% endmacro %}

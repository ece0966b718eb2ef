{#- Return what a drop, rename or truncation would destroy: the relation itself if it is a protected table, or what an
    interrupted run left of one. `X__dbt_backup` and `X__dbt_fk_backup` hold the rows that X had. `X__dbt_tmp` and
    `X__dbt_stg` hold a new X, which matters only when there is no X.

    action, remedy   see violation(); the action lacks its object: "model 'sales' would drop"
    drops_history    true: the table goes with its history -#}
{% macro violations_of_relation(relation, action, remedy, drops_history=false) %}
    {% if not execute or relation is none or not relation.identifier
        or not holdfast.stores_rows(relation.type | string) %}
        {{ return([]) }}
    {% endif %}
    {% set table = holdfast.table_in_relation(relation) %}
    {% if table is none %} {{ return([]) }} {% endif %}
    {% set leftover = relation.identifier | lower != table.identifier | lower %}
    {#- The catalog is asked, not dbt's cache: a drop "if exists" of a table that does not exist destroys nothing. -#}
    {% if not holdfast.exists(holdfast.table_at(table.database, table.schema, relation.identifier) if leftover
        else table) %}
        {{ return([]) }}
    {% endif %}
    {{ return([holdfast.violation(table, relation if leftover else table.relation, action
        ~ (" what an interrupted run left of" if leftover else "") ~ " protected " ~ table.resource ~ " '" ~ table.name
        ~ "'", remedy, leftover=leftover, drops_history=drops_history)]) }}
{% endmacro %}

{#- Return the protected table whose rows a relation holds: it is the table, or a leftover of it; or none. -#}
{% macro table_in_relation(relation) %}
    {% set table = holdfast.protected_table_at(relation.database, relation.schema, relation.identifier) %}
    {% set origin = holdfast.leftover_of(relation.identifier) %}
    {% if table is not none or not origin %} {{ return(table) }} {% endif %}
    {% set table = holdfast.protected_table_at(relation.database, relation.schema, origin) %}
    {% set is_needed = table is not none and ((relation.identifier | lower).endswith("backup")
        or not holdfast.exists(table)) %}
    {{ return(table if is_needed else none) }}
{% endmacro %}

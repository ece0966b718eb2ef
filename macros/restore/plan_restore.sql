{#- Look at both sides, and plan a restore. Refused when the point cannot be restored in this mode. Returns what
    restore_plan() returns.

    table    a table of tables()
    point    what to restore from: see find_point(), or {kind: table, id: what stands behind FROM, label}
    mode     merge or replace
    prefer   live or point
    into     the name of a new table beside it, or none -#}
{% macro plan_restore(table, point, mode, prefer, into=none) %}
    {% set goal = holdfast.table_at(table.database, table.schema, into, key=table.key, periods=table.periods,
        newest=table.newest) if into
        else table %}
    {% set request = {'table': goal, 'source': table, 'point': point, 'mode': mode, 'prefer': prefer} %}
    {{ return(holdfast.restore_plan(request, holdfast.restore_facts(request))) }}
{% endmacro %}

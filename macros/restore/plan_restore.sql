{#- Look at both sides, and plan a restore. Refused when the point cannot be restored in this mode. Returns what
    restore_plan() returns.

    table    a table of tables()
    point    what to restore from: see try_find_point(), or {kind: table, id: a FROM clause, label}
    mode     merge or replace
    prefer   live or point
    into     the name of a new table beside it, or none -#}
{% macro plan_restore(table, point, mode, prefer, into=none) %}
    {{ return(holdfast.unless_refused(holdfast.try_plan_restore(table, point, mode, prefer, into))) }}
{% endmacro %}

{#- The same, or {refusal}: why the point cannot be restored in this mode, in a sentence.

    memory   see loss_memory(); read where it is none -#}
{% macro try_plan_restore(table, point, mode, prefer, into=none, memory=none) %}
    {% set goal = holdfast.table_at(table.database, table.schema, into, key=table.key, periods=table.periods,
        newest=table.newest) if into
        else table %}
    {% set request = {'table': goal, 'source': table, 'point': point, 'mode': mode, 'prefer': prefer,
        'memory': memory} %}
    {% set facts = holdfast.restore_facts(request) %}
    {{ return(facts if facts.get('refusal') else holdfast.restore_plan(request, facts)) }}
{% endmacro %}

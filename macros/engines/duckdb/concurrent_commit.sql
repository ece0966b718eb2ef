{#- The writer lock keeps out the programs that take it; others may commit to a Delta table. One of the statements of a
    plan commits to it. -#}
{% macro duckdb__concurrent_commit(plan) %}
    {% if not plan.table.in_lake or plan.undo_version is none %} {{ return(none) }} {% endif %}
    {% set version = holdfast.current_version(plan.table) %}
    {% set own = 0 if plan.get('idle') or not plan.statements else 1 %}
    {{ return(version if version - plan.undo_version > own else none) }}
{% endmacro %}

{#- Merge the rows of the successor into the old table: a restore with the sides exchanged. Its end is not the undrop's.
-#}
{% macro merge_successor(old, successor, options, started) %}
    {% set request = holdfast.merge_request(old, successor, options.prefer) %}
    {% set plan = holdfast.plan_restore(old, request.point, 'merge', request.prefer) %}
    {{ return(holdfast.execute_restore(dict(plan, command=options.command), 'bring_along', started)) }}
{% endmacro %}

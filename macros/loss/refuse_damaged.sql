{#- Refuse to accept what a table lacks while data files of it are damaged: which rows are gone is not known then, and
    its version does not show the damage. What the damage took for good can be accepted after a restore. -#}
{% macro refuse_damaged(table) %}
    {% set damage = holdfast.damage(table) %}
    {% do holdfast.fail(table.name ~ " is damaged: " ~ damage.problem ~ ". accept_loss accepts rows that are gone, and "
        ~ "no damage. Restore the table first: " ~ holdfast.operation_command('restore_table', {'table': table.name,
        'auto': true}) ~ ", or see all recovery paths: " ~ holdfast.operation_command('recovery_plan',
        {'table': table.name}) ~ ".") if damage %}
{% endmacro %}

{#- Refuse to go on when what was set aside does not hold the successor's rows; `failed` is what run_steps() returned.
-#}
{% macro reject_lost_rows(plan, successor, failed) %}
    {% if failed %}
        {% do holdfast.fail("Rows have landed in " ~ plan.table.name ~ " meanwhile: it held " ~ successor.rows
            ~ " and " ~ plan.kept.identifier ~ " holds " ~ failed.found.n
            ~ "; stop what writes to it. The old table is " ~ plan.old.identifier
            ~ "; go on with " ~ holdfast.operation_command('undrop_table', {'table': plan.table.name,
            'standing': 'NAME'}) ~ ".") %}
    {% endif %}
{% endmacro %}

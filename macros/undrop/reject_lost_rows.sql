{#- Refuse to go on when what was set aside does not hold the successor's rows.

    failed    what run_steps() returned
    command   the undrop, which goes on from any of its phases -#}
{% macro reject_lost_rows(plan, successor, failed, command) %}
    {% if failed %}
        {% do holdfast.fail("Rows have landed in " ~ plan.table.name ~ " meanwhile: it held " ~ successor.rows
            ~ " and " ~ plan.kept.identifier ~ " holds " ~ failed.found.n
            ~ "; stop what writes to it, then repeat the command: " ~ command) %}
    {% endif %}
{% endmacro %}

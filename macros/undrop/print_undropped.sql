{#- What an undrop did, for people. -#}
{% macro print_undropped(plan, answer) %}
    {% set table = plan.table %}
    {% do print("Done: " ~ (table.name if plan.successor else plan.old.identifier) ~ " holds "
        ~ '{:,}'.format(answer.rows) ~ " rows, verified by reading all of them (hash " ~ answer.hash ~ "), "
        ~ answer.seconds ~ " s.") %}
    {% do print("What had the name, " ~ '{:,}'.format(answer.rows_of_successor) ~ " rows, is kept as "
        ~ plan.kept_as ~ "; drop it by hand when it is not needed.") if plan.kept_as %}
    {% if answer.undo %} {% do print("Undo with: " ~ answer.undo) %} {% endif %}
    {% do holdfast.print_lost_rights(answer.lost_rights) %}
    {% do print("What has happened since is filled by the next load: " ~ table.reload) if table.reload %}
{% endmacro %}

{#- The steps that execute a plan; none when a merge has nothing to bring back. Before a table changes, the version to
    go back to is made sure. The last step has the check of the whole.

    plan       see restore_plan(); for a table that does not exist {table, source, point, exists} are enough
    expected   what expected_fingerprint() found: then the check reads the table, and must find the same. Without it the
               check is a query that compares the table with the rows that are expected. -#}
{% macro restore_steps(plan, expected=none) %}
    {% if not plan.exists %} {% set steps = holdfast.create_steps(plan) %}
    {% elif plan.mode == 'replace' %}
        {% set steps = holdfast.hold_steps(plan.table, plan.kept) + holdfast.replace_steps(plan)
            + holdfast.keep_steps(plan.table, plan.kept) %}
    {% else %} {% set steps = holdfast.hold_steps(plan.table, plan.kept) + holdfast.merge_steps(plan) %}
    {% endif %}
    {% set live = holdfast.reader(plan.table) %}
    {% if expected %}
        {% do steps[-1].update({'check': holdfast.fingerprint_sql(plan.table, live, expected.columns,
            expected.hash),
            'expect': expected.row}) %}
    {% else %}
        {% set wanted = "(\n  " ~ plan.expected_rows | indent(2) ~ "\n)" if plan.exists and plan.mode == 'merge'
            else holdfast.reader(plan.source, plan.point) %}
        {% do steps[-1].update({'shows': "same must be true.",
            'check': holdfast.same_rows_sql(plan.table, wanted, holdfast.in_order_of(plan, live))}) %}
    {% endif %}
    {{ return(steps) }}
{% endmacro %}

{#- The table with its columns in the order of expected_rows(), which a hash of whole rows depends on. -#}
{% macro in_order_of(plan, live) %}
    {% if not (plan.table.periods and plan.exists and plan.mode == 'merge') %} {{ return(live) }} {% endif %}
    {% set own_end = "holdfast_this." ~ holdfast.quoted(plan.table, plan.table.periods.valid_to) %}
    {{ return("(select " ~ holdfast.list_with_end(plan, own_end) ~ " from " ~ live ~ " as holdfast_this) as live") }}
{% endmacro %}

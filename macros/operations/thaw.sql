{#- End the freeze of all protected tables, or of some. -#}
{% macro thaw(tables=none, output='text') %}
    {% do holdfast.reject_unknown('thaw', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set wanted = holdfast.frozen_scope(tables) %}
    {% set frozen = holdfast.frozen_tables(wanted, holdfast.frozen_records()) %}
    {% set unreadable = frozen[0].unreadable if frozen else none %}
    {% if unreadable and tables is not none %}
        {% do holdfast.fail("The record of frozen tables cannot be read (" ~ unreadable
            ~ "), so single tables cannot be thawed. Thaw all: " ~ holdfast.operation_command('thaw')) %}
    {% endif %}
    {% set due = frozen | map(attribute='table') | list %}
    {% set log = holdfast.log_table() %}
    {% do holdfast.change(holdfast.discard_freeze_sql(log)) if unreadable %}
    {% do holdfast.run_steps([] if unreadable else holdfast.thaw_steps(due, log)) %}
    {% do holdfast.log_freeze('thaw', due, wanted | reject('in', due) | list,
        holdfast.operation_command('thaw', {'tables': tables})) %}
    {% do holdfast.print_freeze({'action': 'thaw', 'tables': due | map(attribute='name') | list,
        'already': none, 'set_aside': unreadable}, output) %}
{% endmacro %}

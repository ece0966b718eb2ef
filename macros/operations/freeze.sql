{#- Record that protected tables must not be written. -#}
{% macro freeze(tables=none, reason=none, output='text') %}
    {% do holdfast.reject_unknown('freeze', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set reason = holdfast.reason_of_freeze(reason) %}
    {% set wanted, records = holdfast.frozen_scope(tables), holdfast.frozen_records() %}
    {% set unreadable = records | map(attribute='unreadable') | select | first | default(none) %}
    {% set wanted = holdfast.protected_tables() if unreadable else wanted %}
    {% set frozen = [] if unreadable else holdfast.frozen_tables(wanted, records) %}
    {% set names = frozen | map(attribute='table.name') | list %}
    {% set due = wanted | rejectattr('name', 'in', names) | list %}
    {% set log = holdfast.log_table() %}
    {% do holdfast.change(holdfast.discard_freeze_sql(log)) if unreadable %}
    {% do holdfast.run_steps(holdfast.freeze_steps(due, reason, log, look=true)) %}
    {% set command = holdfast.operation_command('freeze', {'tables': tables, 'reason': reason}) %}
    {% do holdfast.log_freeze('freeze', due, frozen | map(attribute='table') | list, command) %}
    {% do holdfast.print_freeze({'action': 'freeze', 'tables': due | map(attribute='name') | list, 'reason': reason,
        'already': holdfast.freeze_text(frozen) if frozen else none, 'set_aside': unreadable}, output) %}
{% endmacro %}

{#- Stop first: record that protected tables must not be written. Until thaw, the loader, builds and the verbs that
    delete refuse with who froze the tables, when and why. Restores, backups and all that only reads go on. A table
    that is frozen already keeps its record. A record that cannot be read freezes every table; freeze then sets it
    aside and freezes all protected tables anew. -#}
{% macro freeze(tables=none, reason=none, output='text') %}
    {% do lakehouse.reject_unknown('freeze', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set reason = lakehouse.reason_of_freeze(reason) %}
    {% set wanted, records = lakehouse.frozen_scope(tables), lakehouse.frozen_records() %}
    {% set unreadable = records | map(attribute='unreadable') | select | first | default(none) %}
    {% set wanted = lakehouse.protected_tables() if unreadable else wanted %}
    {% set frozen = [] if unreadable else lakehouse.frozen_tables(wanted, records) %}
    {% set names = frozen | map(attribute='table.name') | list %}
    {% set due = wanted | rejectattr('name', 'in', names) | list %}
    {% do lakehouse.change(lakehouse.discard_freeze_sql(lakehouse.log_table())) if unreadable %}
    {% do lakehouse.run_steps(lakehouse.freeze_steps(due, reason)) %}
    {% set command = lakehouse.operation_command('freeze', {'tables': tables, 'reason': reason}) %}
    {% do lakehouse.log_freeze('freeze', due, command) %}
    {% do lakehouse.print_freeze({'action': 'freeze', 'tables': due | map(attribute='name') | list, 'reason': reason,
        'already': lakehouse.freeze_text(frozen) if frozen else none, 'set_aside': unreadable}, output) %}
{% endmacro %}

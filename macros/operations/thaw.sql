{#- End the freeze of all protected tables, or of some. A record that cannot be read is set aside, and that ends the
    freeze of every table, so it takes no `tables`. -#}
{% macro thaw(tables=none, output='text') %}
    {% do lakehouse.reject_unknown('thaw', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set frozen = lakehouse.frozen_tables(lakehouse.frozen_scope(tables), lakehouse.frozen_records()) %}
    {% set unreadable = frozen[0].unreadable if frozen else none %}
    {% if unreadable and tables is not none %}
        {% do lakehouse.fail("The record of frozen tables cannot be read (" ~ unreadable
            ~ "), so single tables cannot be thawed. Thaw all: " ~ lakehouse.operation_command('thaw')) %}
    {% endif %}
    {% set due = frozen | map(attribute='table') | list %}
    {% do lakehouse.change(lakehouse.discard_freeze_sql(lakehouse.log_table())) if unreadable %}
    {% do lakehouse.run_steps([] if unreadable else lakehouse.thaw_steps(due)) %}
    {% do lakehouse.log_freeze('thaw', due, lakehouse.operation_command('thaw', {'tables': tables})) %}
    {% do lakehouse.print_freeze({'action': 'thaw', 'tables': due | map(attribute='name') | list,
        'already': none, 'set_aside': unreadable}, output) %}
{% endmacro %}

{#- Say that rows which a table lacks went on purpose: from now on it is as it should be. Runs that read the table are
    allowed again, doctor misses the rows no more, and the next backup is compared with the table of now. A table
    without versions is copied, so that something remembers what it holds. -#}
{% macro accept_loss(table=none, reason=none, output='text') %}
    {% do lakehouse.reject_unknown('accept_loss', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set reason = lakehouse.optional_text('reason', reason) %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.require_exists(table) %}
    {% if not reason %}
        {% do lakehouse.fail("accept_loss needs a reason, which the recovery log keeps: "
            ~ lakehouse.operation_command('accept_loss', {'table': table.name, 'reason': "why the rows went"})) %}
    {% endif %}
    {% set records = lakehouse.backups_of(table, lakehouse.backups()) %}
    {% set plain = lakehouse.non_table_type(table) is none %}
    {% set verdict = lakehouse.judge_table(table, records, lakehouse.loss_memory(), plain=plain) %}
    {% set loss = verdict.loss %}
    {% set answer = {'table': table.name, 'accepted': loss is not none, 'missing': loss.missing if loss else 0} %}
    {% if loss %}
        {% do answer.update({'backup': lakehouse.accept_table(table, dict(loss, version=verdict.version), reason,
            plain)}) %}
    {% endif %}
    {% if output == 'json' %} {% do print(tojson(answer)) %}
    {% else %}
        {% do print(table.name ~ (" lacks " ~ lakehouse.loss_text(loss) ~ ": accepted." if loss
            else " lacks no key of its last good state: nothing to accept.")) %}
    {% endif %}
{% endmacro %}

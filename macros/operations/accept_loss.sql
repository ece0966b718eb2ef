{#- Accept rows and columns that a table lacks: from now on it is as it should be. -#}
{% macro accept_loss(table=none, reason=none, output='text') %}
    {% do holdfast.reject_unknown('accept_loss', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set reason = holdfast.optional_text('reason', reason) %}
    {% set table = holdfast.find_table(table) %}
    {% do holdfast.require_exists(table) %}
    {% if not reason %}
        {% do holdfast.fail("accept_loss needs a reason, which the recovery log keeps: "
            ~ holdfast.operation_command('accept_loss', {'table': table.name, 'reason': "why the rows went"})) %}
    {% endif %}
    {% set records = holdfast.backups_of(table, holdfast.backups()) %}
    {% set plain = holdfast.non_table_type(table) is none %}
    {% do holdfast.refuse_damaged(table) if plain %}
    {% set verdict = holdfast.judge_table(table, records, holdfast.loss_memory(), plain=plain) %}
    {% set loss, unknown = verdict.loss or ({} if verdict.error else none), verdict.error and not verdict.loss %}
    {% set missing = none if unknown else (loss.missing if loss else 0) %}
    {% set answer = {'table': table.name, 'accepted': loss is not none, 'missing': missing,
        'columns': loss.columns | map(attribute='name') | list if loss and loss.get('columns') else []} %}
    {% do answer.update({'backup': holdfast.accept_table(table, dict(loss, version=verdict.version), reason, plain)})
        if answer.accepted %}
    {% if output == 'json' %} {% do print(tojson(answer)) %}
    {% else %}
        {% do print(table.name ~ " " ~ (holdfast.uncompared_text(verdict.error) ~ ": accepted as it is." if unknown
            else ("lacks " ~ holdfast.loss_text(loss) ~ ": accepted." if loss
            else "lacks no key and no column of its last good state: nothing to accept."))) %}
    {% endif %}
{% endmacro %}

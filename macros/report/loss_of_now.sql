{#- Return what a table lacks now and no number of rows shows, as a list of at most one loss, see losses_of_table(): its
    `how` is "lacks columns", "lacks keys" (other rows took their place) or "went back" (its last commits are gone).

    losses   those that are known otherwise: they are the keys that it lacks -#}
{% macro loss_of_now(table, window, all_backups, losses) %}
    {% set loss = holdfast.judgement_of(table, holdfast.exists(table), all_backups).loss or {} %}
    {% set columns, at = loss.get('columns'), loss.get('since') %}
    {% set at = (at | string)[:19] if at else none %}
    {% set outside = at and (at > window.until or (window.since and at < window.since)) %}
    {% if not loss or outside or (losses and not columns) %} {{ return([]) }} {% endif %}
    {% set how = "lacks columns" if columns else "went back" if loss.get('gone_back') else "lacks keys" %}
    {{ return([holdfast.loss(table, how, when=at, at=at, before=loss.where, after=loss.lost_by or "now",
        rows_before=loss.rows, keys_lost=loss.missing,
        columns_lost=holdfast.lost_columns_text(columns) if columns else none)]) }}
{% endmacro %}

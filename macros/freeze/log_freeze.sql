{#- Record a freeze or its end, one entry a table, in one commit: the record of frozen tables keeps only what is frozen
    now. A killed command may have changed that record before it could write its entries; then they are written here.

    verb      freeze or thaw
    changed   the tables that this command froze or thawed
    others    those that it found frozen or thawed already -#}
{% macro log_freeze(verb, changed, others, command) %}
    {% set sql %}
    select table_name, verb
    from recovery_log
    where verb in ('freeze', 'thaw') and state = 'done'
    order by logged_at
    {% endset %}
    {% set last, rows = {}, [] %}
    {% for entry in (holdfast.read_log(sql) if others else []) %}
        {% do last.update({entry.table_name: entry.verb}) %}
    {% endfor %}
    {% for table in changed + others
        if table in changed or last.get(table.name, 'thaw') != verb %}
        {% do rows.append(holdfast.log_row(verb, 'done', {'table_name': table.name, 'detail': command})) %}
    {% endfor %}
    {% do holdfast.log_ends(rows) if rows %}
{% endmacro %}

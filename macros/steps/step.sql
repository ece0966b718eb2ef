{#- Return one step of a verb, a dictionary of the arguments and `expect`: the verb runs it, emit_sql prints it.

    says     one sentence: what the statement does
    sql      the statement
    shows    one sentence: what `check` must show
    check    a query to run after the statement
    kind     change, or look: it only reads

    `expect` is none, or what a verb puts there: {column: value}, what the row of `check` must hold. -#}
{% macro step(says, sql, shows=none, check=none, kind='change') %}
    {% set check = holdfast.sql_text(check) if check else none %}
    {{ return({'says': says, 'sql': holdfast.sql_text(sql), 'shows': shows, 'check': check, 'expect': none,
        'kind': kind}) }}
{% endmacro %}

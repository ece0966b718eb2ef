{#- Return one step of a verb, a dictionary of the arguments: the verb runs it, emit_sql prints it.

    says     one sentence: what the statement does
    sql      the statement
    shows    one sentence: what `check` must show
    check    a query to run after the statement
    expect   {column: value}: what the row of `check` must hold; a verb compares, a person reads
    kind     change, or look: it only reads -#}
{% macro step(says, sql, shows=none, check=none, expect=none, kind='change') %}
    {% set check = holdfast.sql_text(check) if check else none %}
    {{ return({'says': says, 'sql': holdfast.sql_text(sql), 'shows': shows, 'check': check, 'expect': expect,
        'kind': kind}) }}
{% endmacro %}

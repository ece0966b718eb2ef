{#- Refuse a table with a row filter or a column mask: the one that takes its name would have neither that nor the rows
    that it hides. Asked again before each change of names, since one may be set on the live table at any time.

    other   what takes its name: new or old
    step    what to do, as a sentence -#}
{% macro refuse_row_security(table, other, step) %}
    {% set security = holdfast.row_security(table) %}
    {% do holdfast.fail(table.name ~ " has " ~ security | join(", ") ~ ": the " ~ other
        ~ " table would have neither that nor the rows that it hides. " ~ step) if security %}
{% endmacro %}

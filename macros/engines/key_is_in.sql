{#- Return the condition that a FROM clause has a row with the key of the row at hand, whose alias is holdfast_this.

    All names that the package gives to tables and columns beside a table's own ones begin with holdfast_. DuckDB takes
    s."id" for a field of a column s where the inner table has one, and a column n for a count that is called n. -#}
{% macro key_is_in(table, from_clause) %}
    {{ return("exists (select 1 from " ~ from_clause ~ " as holdfast_other where "
        ~ holdfast.same_key(table, 'holdfast_other', 'holdfast_this') ~ ")") }}
{% endmacro %}

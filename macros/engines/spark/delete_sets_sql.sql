{% macro spark__delete_sets_sql(table) %}
    {{ return(holdfast.delete_copies_sql(table, table.database, "copies.place", 1)) }}
{% endmacro %}

{#- The rows of delete_sets_sql() for the tables of one place. Without its manifest a table of the set is no backup any
    more, so the first comment ends the set as a whole.

    database   the catalog of the place, or none
    schema     an expression: the schema there
    first      the first of the two steps
    listed     the catalog's list of tables, to leave out a copy that the place does not have; none for all -#}
{% macro delete_copies_sql(table, database, schema, first, listed=none) %}
    {% set catalog = holdfast.text_literal(holdfast.quoted(table, database) ~ '.' if database else '', table.engine) %}
    {% set statements = {first: ['comment on table ', ' is null'], first + 1: ['drop table if exists ', '']} %}
    {% set sql %}
    {%- for step, around in statements.items() %}
      {{- "\n    union all" if not loop.first }}
      select
        verdicts.set_id,
        {{ step }} as step,
        concat(
          '{{ around[0] }}', {{ catalog }}, '`', {{ schema }}, '`.`', replace(copies.id, '`', '``'), '`',
          {{ holdfast.text_literal(around[1] ~ ';', table.engine) }}
        ) as to_run
      from verdicts
      inner join copies on verdicts.set_id = copies.set_id
      {%- if listed %}
      inner join {{ listed }} as listed on lower(copies.id) = listed.table_name and {{ schema }} = listed.table_schema
      {%- endif %}
      where verdicts.goes
    {%- endfor %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Without its manifest a table of the set is no backup any more, so the first comment ends the set as a whole. -#}
{% macro spark__delete_sets_sql(table) %}
    {% set catalog = holdfast.text_literal(holdfast.quoted(table, table.database) ~ '.' if table.database else '',
        table.engine) %}
    {% set statements = {1: ['comment on table ', ' is null'], 2: ['drop table if exists ', '']} %}
    {% set sql %}
    {%- for step, around in statements.items() %}
      {{- "\n    union all" if not loop.first }}
      select
        verdicts.set_id,
        {{ step }} as step,
        concat(
          '{{ around[0] }}', {{ catalog }}, '`', copies.place, '`.`', replace(copies.id, '`', '``'), '`',
          {{ holdfast.text_literal(around[1] ~ ';', table.engine) }}
        ) as to_run
      from verdicts
      inner join copies on verdicts.set_id = copies.set_id
      where verdicts.goes
    {%- endfor %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

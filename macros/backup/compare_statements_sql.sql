{#- A query: for each copy that goes, the statement that counts the keys which neither the table nor its last good
    backup has; see lost_keys_sql(). tables: those that have a key -#}
{% macro compare_statements_sql(facts, policy, tables) %}
    {% set sql %}
    with {{ holdfast.retention_sql(facts, policy) }}
    {%- for table in tables %}
    {{- "\n    union all" if not loop.first }}
    select
      verdicts.set_id,
      judged.table_name,
      replace(
        replace({{ holdfast.compare_statement(table) }}, '{goes}', judged.id), '{stays}', ranked.id
      ) as to_compare
    from judged
    inner join verdicts on judged.set_id = verdicts.set_id
    inner join ranked on judged.schema_name = ranked.schema_name and judged.table_name = ranked.table_name
    where
      verdicts.goes
      and ranked.is_last
      and judged.table_name = {{ holdfast.text_literal(table.name, table.engine) }}
      and judged.schema_name = {{ holdfast.text_literal(table.schema | lower, table.engine) }}
    {%- endfor %}
    order by set_id, table_name
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- A literal: the statement that counts what only the copy {goes} has, and not the copy {stays}. -#}
{% macro compare_statement(table) %}
    {% set goes = holdfast.reader(table, {'kind': 'backup', 'id': '{goes}'}) %}
    {% set stays = holdfast.reader(table, {'kind': 'backup', 'id': '{stays}'}) %}
    {{ return(holdfast.text_literal(holdfast.lost_keys_sql(table, goes, [holdfast.reader(table), stays]),
        table.engine)) }}
{% endmacro %}

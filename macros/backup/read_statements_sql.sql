{#- A query: for each copy that stays because it is good, the statement that reads it whole, and its rows as recorded.
-#}
{% macro read_statements_sql(facts, policy) %}
    {% set sql %}
    with {{ holdfast.retention_sql(facts, policy) }}
    {%- for schema in facts.schemas %}
    {{- "\n    union all" if not loop.first }}
    select
      verdicts.set_id,
      judged.table_name,
      {{ holdfast.json_text_sql(facts.table, "copies.manifest", ["rows"]) }} as rows_recorded,
      replace(
        {{ holdfast.read_statement(dict(facts.table, schema=schema)) }}, '{copy}', judged.id
      ) as to_read
    from judged
    inner join verdicts on judged.set_id = verdicts.set_id
    inner join copies on judged.id = copies.id
    where verdicts.relied and judged.schema_name = {{ holdfast.text_literal(schema, facts.table.engine) }}
    {%- endfor %}
    order by set_id, table_name
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- A literal: the statement that reads the copy {copy} whole. -#}
{% macro read_statement(table) %}
    {% set copy = holdfast.reader(table, {'kind': 'backup', 'id': '{copy}'}) %}
    {{ return(holdfast.text_literal(holdfast.row_facts_sql(table, copy), table.engine)) }}
{% endmacro %}

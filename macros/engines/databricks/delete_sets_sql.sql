{#- First in the catalog of the tables, as on Spark, then in the second place. A name that is not there is left out. -#}
{% macro databricks__delete_sets_sql(table) %}
    {% set catalog = holdfast.databricks__second_place() %}
    {% if not catalog or holdfast.databricks__second_place_problem() %}
        {{ return(holdfast.spark__delete_sets_sql(table)) }}
    {% endif %}
    {% set second = holdfast.prefix_elsewhere() %}
    {% set prefix = "concat(" ~ holdfast.text_literal(second, table.engine) ~ ", copies.place)" %}
    {% set here = holdfast.delete_copies_sql(table, table.database, "copies.place", 1) %}
    {% set there = holdfast.delete_copies_sql(table, catalog, prefix, 3) %}
    {{ return(here ~ "\n    union all\n    " ~ there) }}
{% endmacro %}

{% macro delete_copies_sql(table, catalog, schema, first) %}
    {% set catalog = holdfast.quoted(table, catalog) %}
    {% set statements = {first: ['comment on table ', ' is null;'], first + 1: ['drop table if exists ', ';']} %}
    {% set sql %}
    {%- for step, around in statements.items() %}
      {{- "\n    union all" if not loop.first }}
      select
        verdicts.set_id,
        {{ step }} as step,
        concat(
          {{ holdfast.text_literal(around[0] ~ catalog ~ ".`", table.engine) }},
          listed.table_schema, '`.`', replace(copies.id, '`', '``'),
          {{ holdfast.text_literal("`" ~ around[1], table.engine) }}
        ) as to_run
      from verdicts
      inner join copies on verdicts.set_id = copies.set_id
      inner join {{ catalog }}.information_schema.tables as listed
        on lower(copies.id) = listed.table_name and {{ schema }} = listed.table_schema
      where verdicts.goes
    {%- endfor %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

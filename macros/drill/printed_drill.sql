{#- Restore a set beside the live tables, compare, drop the copies again. -#}
{% macro printed_drill(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.printed_tables(asked) %}
    {% set point = lakehouse.printed_point(table, {'backup': given.get('backup', 'latest')}, asked) %}
    {% set scratch = lakehouse.printed_sibling(table, table.schema ~ '__' ~ table.identifier, table.schema
        ~ '_drill') %}
    {% set request = {'table': scratch, 'source': table, 'point': point, 'mode': 'replace', 'prefer': 'live'} %}
    {% do steps.extend(lakehouse.restore_steps(lakehouse.restore_plan(request,
        lakehouse.assumed_restore_facts(exists=false)))) %}
    {% do steps.append(lakehouse.step("Clean up.", lakehouse.drop_table_sql(scratch) if table.delta
        else "drop table " ~ scratch.sql)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

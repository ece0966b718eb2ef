{#- Restore a set beside the live tables, compare, drop the copies again. -#}
{% macro printed_drill(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.printed_tables(asked) %}
    {% set point = lakehouse.emitted_point(table, {'backup': given.get('backup', 'latest')}, asked) %}
    {% set scratch = lakehouse.printed_sibling(table, table.schema ~ '__' ~ table.identifier, table.schema ~ '_drill') %}
    {% if asked.dialect != 'local' and (loop.first or table.schema != loop.previtem.schema) %}
      {% do steps.append(lakehouse.step("Where the drill restores to.", "create schema if not exists " ~ lakehouse.sql_name(scratch, none))) %}
    {% endif %}
    {% set plan = {'table': scratch, 'source': table, 'point': point, 'exists': false, 'mode': 'replace', 'columns': []} %}
    {% for statement in lakehouse.restore_statements(plan) %}
      {% if not statement.startswith('create schema') or asked.dialect == 'local' %}
        {% do steps.append(lakehouse.step(
            lakehouse.step_text(statement, "Restore " ~ point.label ~ " beside " ~ table.identifier ~ "."), statement,
            "same must be true." if loop.last, lakehouse.same_rows_sql(table, lakehouse.reader(table, point), lakehouse.reader(scratch)) if loop.last)) %}
      {% endif %}
    {% endfor %}
    {% do steps.append(lakehouse.step("Clean up.", lakehouse.drop_table_sql(scratch) if table.delta
        else "drop table " ~ scratch.sql)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- Beside the table, which is left alone. -#}
{% macro restore_beside(table, other, point) %}
  {% set plan = {'table': other, 'source': table, 'point': point, 'exists': false, 'mode': 'replace', 'columns': []} %}
  {% set steps = point.setup | list %}
  {% for statement in lakehouse.restore_statements(plan) if not statement.startswith('create schema') %}
    {% do steps.append(lakehouse.step(
        lakehouse.step_text(statement,
            "Restore " ~ point.label ~ " of " ~ table.identifier ~ " as " ~ other.identifier ~ "; it fails when that name is taken."),
        statement, "same must be true." if loop.last,
        lakehouse.same_rows_sql(table, lakehouse.reader(table, point), lakehouse.reader(other)) if loop.last
    )) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

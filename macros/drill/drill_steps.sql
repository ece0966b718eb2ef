{#- The steps that restore a backup of a table beside the live one; the check compares the two copies. -#}
{% macro drill_steps(table, point) %}
  {% set scratch, steps = lakehouse.scratch_table(table), [] %}
  {% for statement in lakehouse.make_scratch_sql(scratch) %}
    {% do steps.append(lakehouse.step("Make the schema that the drill restores to.", statement)) %}
  {% endfor %}
  {% set plan = {
      'table': scratch, 'source': table, 'point': point, 'exists': false, 'mode': 'replace', 'columns': [],
  } %}
  {% for statement in lakehouse.create_from_point_sql(scratch, plan) if statement not in steps | map(attribute='sql') %}
    {% do steps.append(lakehouse.step("Restore " ~ point.label ~ " beside " ~ table.identifier ~ ".", statement)) %}
  {% endfor %}
  {% do steps[-1].update({
      'shows': "same must be true.",
      'check': lakehouse.same_rows_sql(table, lakehouse.reader(table, point), lakehouse.reader(scratch)),
  }) %}
  {{ return(steps) }}
{% endmacro %}

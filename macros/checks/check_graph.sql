{#- What the next `dbt build` would destroy, by the guard's own judgement: refused then, told now. -#}
{% macro check_graph() %}
  {% set dangers, problems = [], [] %}
  {% for node in graph.nodes.values() %}
    {% do dangers.extend(lakehouse.violations_of_operation(node) if node.resource_type == 'operation'
        else lakehouse.violations_of_node(node) + lakehouse.violations_of_hooks(node)) %}
  {% endfor %}
  {% for danger in dangers + lakehouse.forgotten_tables() %}
    {% set stake = lakehouse.rows_at_risk(danger) if not danger.sent else none %}
    {% if danger.sent %}
      {% do problems.append(lakehouse.finding('', 'FAIL', danger.deed ~ ", and nothing stands before it", danger.instead, danger.table.name)) %}
    {% elif stake.rows %}
      {% do problems.append(lakehouse.finding('', 'FAIL', danger.deed ~ ", and it" ~ lakehouse.risk_text(stake),
          danger.instead, danger.table.name)) %}
    {% endif %}
  {% endfor %}
  {% for sentence in lakehouse.missing_overrides() + lakehouse.names_that_dbt_drops() %}
    {% do problems.append(lakehouse.finding('', 'FAIL', sentence)) %}
  {% endfor %}
  {{ return(lakehouse.aspect('dbt graph', "the next dbt build destroys nothing that is protected", problems)) }}
{% endmacro %}

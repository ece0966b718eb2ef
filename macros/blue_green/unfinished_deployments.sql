{#-
  The generations of blue/green that wait for somebody, for `doctor` and the refusals: a list of
  {suffix, tables, step, interrupted, since, command_to_finish, command_to_undo}. `interrupted` is true when a verb died on
  the way; the command to undo is none where only going on is possible.
-#}
{% macro unfinished_deployments() %}
  {% set found = [] %}
  {% for generation in lakehouse.deployments() %}
    {% set suffix, doing = generation.suffix, generation.doing %}
    {% set next = {'begun': 'validate', 'validated': 'swap', 'swapped': 'finish'}[generation.step] if not doing else doing %}
    {% set drops = generation.drop_new and doing == 'rollback' %}
    {% set undo = lakehouse.deployment_command('rollback', suffix, drop_new=doing in [none, 'begin'] and generation.step != 'swapped') %}
    {% if doing == 'rollback' %}
      {% set undo = none if drops else lakehouse.deployment_command('swap', suffix) %}
    {% endif %}
    {% do found.append({
        'suffix': suffix, 'tables': generation.tables | map(attribute='name') | list,
        'step': doing ~ ' interrupted' if doing else generation.step, 'interrupted': doing is not none, 'since': generation.since,
        'command_to_finish': lakehouse.deployment_command(next, suffix, drop_new=drops, bring_rows=generation.bring_rows),
        'command_to_undo': none if doing == 'finish' else undo,
    }) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- The command of a step of this generation, ready to paste. -#}
{% macro deployment_command(verb, suffix, drop_new=false, bring_rows=true) %}
  {{ return(lakehouse.operation_command('blue_green_' ~ verb, {
      'suffix': suffix, 'drop_new': drop_new or none, 'bring_rows': none if bring_rows else false, 'dry_run': false if verb == 'finish' else none,
  })) }}
{% endmacro %}

{#- The steps of an undrop, in order: a list of {name, steps}. The verb runs one phase after the other; the steps of
    `merge` are those of a restore, and are planned when the old table is back, because a dropped table cannot be read.

      set_aside   the successor gives up its name
      undrop      the old table comes back, as `old`
      merge       the successor's rows are merged into it
      swap        the old table takes its place

    successor   the fingerprint of the successor's rows ({columns, row}): the check of set_aside; none in printed SQL
-#}
{% macro undrop_phases(plan, successor=none) %}
    {% set phases = [{'name': 'undrop', 'steps': holdfast.undrop_steps(plan)}] %}
    {% if plan.merges %} {% do phases.append({'name': 'merge', 'steps': []}) %} {% endif %}
    {% if plan.successor %}
        {% set set_aside = {'name': 'set_aside', 'steps': holdfast.set_aside_steps(plan, successor)} %}
        {% if plan.first %} {{ return([set_aside] + phases) }} {% endif %}
        {% set rename = holdfast.step("Give " ~ plan.table.identifier ~ " its name back.",
            holdfast.rename_sql(plan.old, plan.table)) %}
        {% do phases.extend([set_aside, {'name': 'swap', 'steps': [rename]}]) %}
    {% endif %}
    {{ return(phases) }}
{% endmacro %}

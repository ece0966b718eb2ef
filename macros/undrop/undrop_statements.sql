{#- The SQL of all phases of undrop_phases() but the merge. -#}
{% macro undrop_statements(plan) %}
    {% set statements = [] %}
    {% for phase in holdfast.undrop_phases(plan) if phase.steps %}
        {% do statements.extend(holdfast.statements_of(phase.steps)) %}
    {% endfor %}
    {{ return(statements) }}
{% endmacro %}

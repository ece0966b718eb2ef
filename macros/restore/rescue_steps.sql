{#- The step before a restore over a table with damaged data files: the sound ones take its place, so that their rows
    are kept and merged. None for a sound table. -#}
{% macro rescue_steps(plan) %}
    {% if not plan.get('damage') %} {{ return([]) }} {% endif %}
    {{ return([holdfast.step("Move the damaged folder of " ~ plan.table.identifier
        ~ " aside; its sound files, with their rows and history, stay as the table.",
        holdfast.rescue_sql(plan.table, plan.table))]) }}
{% endmacro %}

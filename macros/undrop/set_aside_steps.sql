{#- The steps that keep the successor's rows under another name, proven before what cannot be renamed is dropped. -#}
{% macro set_aside_steps(plan, successor) %}
    {% set table, kept, steps = plan.table, plan.kept, [] %}
    {% for statement in holdfast.free_name_sql(table, plan.type, kept) %}
        {% do steps.append(holdfast.step("Keep what is called " ~ table.identifier ~ " now as " ~ kept.identifier ~ "."
            if loop.first else "Drop it: it cannot be renamed.", statement)) %}
    {% endfor %}
    {% set there = holdfast.reader(kept) %}
    {% if successor %}
        {% do steps[0].update({'check': holdfast.fingerprint_sql(kept, there, successor.columns),
            'expect': successor.row}) %}
    {% else %}
        {% do steps[0].update({'says': steps[0].says ~ " Leave this step and the merge out when nothing is called so.",
            'shows': "all its rows are there.", 'check': "select count(*) as n from " ~ there}) %}
    {% endif %}
    {{ return(steps) }}
{% endmacro %}

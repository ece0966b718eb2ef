{#- Run the changes among the steps, in order, each with its check. Returns none, or the first step whose check does not
    show what it expects: {step, found (the row)}. The steps after it are not run. -#}
{% macro run_steps(steps) %}
    {% for step in steps if step.kind == 'change' %}
        {% do holdfast.change(step.sql) %}
        {% set found = holdfast.query(step.check)[0] if step.expect else {} %}
        {% for column, value in (step.expect or {}).items() if found[column] | string != value | string %}
            {{ return({'step': step, 'found': found}) }}
        {% endfor %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

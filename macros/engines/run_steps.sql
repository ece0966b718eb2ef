{#- Run the changes among the steps, in order, each with its check. Returns none, or the first step whose check does not
    show what it expects: {step, found (the row)}. The steps after it are not run. -#}
{% macro run_steps(steps) %}
    {% set failed = holdfast.try_steps(steps) %}
    {% do holdfast.fail(failed.error) if failed and failed.error %}
    {{ return(failed) }}
{% endmacro %}

{#- The same, where an error must not end the verb: {step, found, error}. `error` is why a statement or the query of a
    check failed, or none; then `found` is none. -#}
{% macro try_steps(steps) %}
    {% for step in steps if step.kind == 'change' %}
        {% set error = holdfast.error_of_change(step.sql) %}
        {% if error %} {{ return({'step': step, 'found': none, 'error': error}) }} {% endif %}
        {% set read = holdfast.try_query(step.check) if step.expect else {'rows': [{}], 'error': none} %}
        {% if read.error %} {{ return({'step': step, 'found': none, 'error': read.error}) }} {% endif %}
        {% set found = read.rows[0] %}
        {% for column, value in (step.expect or {}).items() if found[column] | string != value | string %}
            {{ return({'step': step, 'found': found, 'error': none}) }}
        {% endfor %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

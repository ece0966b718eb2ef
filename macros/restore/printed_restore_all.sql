{% macro printed_restore_all(given, asked) %}
    {% set options, steps = holdfast.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')), [] %}
    {% for table in holdfast.printed_tables(asked, names=given.get('tables')) %}
        {% set point = holdfast.printed_point(table, given, asked, "restore_all") %}
        {% do steps.extend(holdfast.printed_restore_steps(table, point, options.mode, options.prefer)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

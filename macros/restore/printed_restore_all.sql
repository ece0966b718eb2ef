{% macro printed_restore_all(given, asked) %}
    {% set options, steps = lakehouse.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')), [] %}
    {% for table in lakehouse.printed_tables(asked, names=given.get('tables')) %}
        {% set point = lakehouse.printed_point(table, given, asked) %}
        {% do steps.extend(lakehouse.printed_restore_steps(table, point, options.mode, options.prefer)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{% macro printed_backup_all(arguments, asked) %}
    {% set tables, set_id, steps = holdfast.printed_tables(asked), holdfast.new_set_id('set'), [] %}
    {% set names = tables | map(attribute='name') | list %}
    {% set reason = holdfast.optional_text('reason', arguments.get('reason')) %}
    {% for table in tables %} {% do steps.extend(holdfast.backup_steps(table, set_id, names, reason)) %} {% endfor %}
    {{ return(steps) }}
{% endmacro %}

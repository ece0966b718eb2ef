{% macro printed_backup_all(arguments, asked) %}
    {% set tables, set_id, steps = lakehouse.printed_tables(asked), lakehouse.new_set_id('set'), [] %}
    {% set names = tables | map(attribute='name') | list %}
    {% set reason = lakehouse.optional_text('reason', arguments.get('reason')) %}
    {% for table in tables %} {% do steps.extend(lakehouse.backup_steps(table, set_id, names, reason)) %} {% endfor %}
    {{ return(steps) }}
{% endmacro %}

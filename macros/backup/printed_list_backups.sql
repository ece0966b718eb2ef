{% macro printed_list_backups(arguments, asked) %}
    {% set looks = {} %}
    {% for table in holdfast.asked_tables(arguments, asked) %}
        {% do looks.update({holdfast.list_sql(table): "The backups. " ~ holdfast.list_note(table)}) %}
    {% endfor %}
    {% set steps = [] %}
    {% for query, says in looks.items() %} {% do steps.append(holdfast.look(says, query)) %} {% endfor %}
    {{ return(steps) }}
{% endmacro %}

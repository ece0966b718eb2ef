{% macro printed_list_backups(arguments, asked) %}
    {% set queries, steps = [], [] %}
    {% for table in holdfast.asked_tables(arguments, asked) %}
        {% do queries.append(holdfast.list_sql(table)) %}
    {% endfor %}
    {% for query in queries | unique %}
        {% do steps.append(holdfast.look("The backups, the newest first. Where `sound` is false, the manifest is "
            ~ "missing or damaged, and no verb restores from the copy until adopt_backup has read it.", query)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

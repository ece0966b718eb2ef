{#- Print the steps of a verb as SQL to paste: what each does, its statement, and what to check.

    verb    its name
    given   its arguments
    asked   {dialect, own, catalog}, as emit_sql was asked
    steps   a list of step() -#}
{% macro print_steps(verb, given, asked, steps) %}
    {% do print("-- " ~ holdfast.operation_command(verb, given) ~ ", as SQL for " ~ asked.dialect ~ ".") %}
    {% do print("-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.") %}
    {% for each in steps %}
        {% do print("") %}
        {% do print("-- " ~ loop.index ~ ". " ~ each.says) %}
        {% do holdfast.print_statement(each.sql) %}
        {% if each.check %}
            {% do print("-- Check: " ~ each.shows) %} {% do holdfast.print_statement(each.check) %}
        {% endif %}
    {% endfor %}
{% endmacro %}

{#- What an undrop is about to do, for people. -#}
{% macro print_undrop(plan, statements) %}
    {% set table, point = plan.table, plan.point %}
    {% set back = table if plan.successor else plan.old %}
    {% do print("Plan: bring back " ~ point.label ~ " as " ~ back.identifier) %}
    {% if plan.successor %}
        {% do print("  what is called " ~ table.identifier ~ " now (" ~ plan.type | lower | replace('_', ' ')
            ~ ") is kept as " ~ plan.kept_as ~ ("; its rows are merged into the old table" if plan.merges else "")) %}
    {% endif %}
    {% do print("  its rows are counted when it is back: a dropped table cannot be read") if point.kind == 'dropped' %}
    {% do print("  instead of it, with dropped: ID: " ~ point.others | join(', ')) if point.get('others') %}
    {% do print("Statements:") if statements %}
    {% for statement in statements %} {% do print("  " ~ statement | indent(4)) %} {% endfor %}
{% endmacro %}

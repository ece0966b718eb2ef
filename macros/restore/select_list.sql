{#- The restored table's columns as one side (live or point) has them: cast where the table's type is wider, NULL where
    the side lacks a column, or left out with `only_its_own`. Where the columns are unknown: all. -#}
{% macro select_list(plan, side, only_its_own=false) %}
    {% set items = [] %}
    {% for column in plan.columns or [] %}
        {% set name = holdfast.quoted(plan.table, column.name) %}
        {% set has_it = column.in_live if side == 'live' else column.in_point %}
        {% if has_it and (side == 'live' or column.type == column.point_type) %}
            {% do items.append(name ~ " as " ~ name if column.recased else name) %}
        {% elif has_it %} {% do items.append("cast(" ~ name ~ " as " ~ column.type ~ ") as " ~ name) %}
        {% elif not only_its_own %} {% do items.append("cast(null as " ~ column.type ~ ") as " ~ name) %}
        {% endif %}
    {% endfor %}
    {{ return(items | join(", ") if plan.columns else "*") }}
{% endmacro %}

{#- Return the columns that a point lacks of those that the points before it have, back to the last good one: a list of
    {name, type, now}. `now` is the type of a column that may no longer hold every value it had; none: it is gone. A
    renamed column is one that is gone and one that is new. A new column is not a loss.

    columns   of each point, see columns_of_points()
    good      the place of the last good point; place: that of the point -#}
{% macro lost_columns(columns, good, place) %}
    {% set wanted, there, lost = {}, {}, [] %}
    {% if not columns or columns[place] is none %} {{ return([]) }} {% endif %}
    {% for column in columns[good:place] | select | sum(start=[]) %}
        {% do wanted.setdefault(column.name | lower, column) %}
    {% endfor %}
    {% for column in columns[place] %} {% do there.update({column.name | lower: column.type}) %} {% endfor %}
    {% for column in holdfast.columns_without(wanted.values() | list, columns[place]) %}
        {% do lost.append({"name": column.name, "type": column.type, "now": there.get(column.name | lower)}) %}
    {% endfor %}
    {{ return(lost) }}
{% endmacro %}

{#- Return the columns of points, each a list of {name, type}; none where they are not known, so that nothing is
    claimed: the manifest has none, or they were changed on purpose since. Those of the key are judged with the keys.

    since   when columns were changed back on purpose: backups from before have others; or none -#}
{% macro columns_of_points(table, points, since=none) %}
    {% set found, key = [], table.key or [] %}
    {% for point in points %}
        {% set is_old = since and point.kind == "backup" and point.get("at") and point.at <= since %}
        {% set columns = point.get("columns") if point.kind == "backup"
            else holdfast.columns_of(holdfast.reader(table, point)) %}
        {% set own = [] %}
        {% for column in columns or [] if column.name | lower not in key | map("lower") | list %}
            {% do own.append(column) %}
        {% endfor %}
        {% do found.append(own if columns and not is_old else none) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return "column name and column size as bigint (it is integer now)".

    lost   see lost_columns() -#}
{% macro lost_columns_text(lost) %}
    {% set parts = [] %}
    {% for column in lost %}
        {% do parts.append("column " ~ column.name ~ (" as " ~ column.type ~ " (it is " ~ column.now ~ " now)"
            if column.now else "")) %}
    {% endfor %}
    {{ return(parts | join(" and ")) }}
{% endmacro %}

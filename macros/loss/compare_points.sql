{#- Compare a table with points by one query over the keys of all of them, and judge it: {loss, point, error}, see
    judge_table(). A point that cannot be read (vacuumed, damaged) is left out. A table without a column of its
    key, which a point has, lacks all rows. Where a point lacks such a column, or all do, the number of rows decides.

    points   see points_to_judge(); the last is what is judged -#}
{% macro compare_points(table, points) %}
    {% set tried = holdfast.try_presence(table, points) if table.key else holdfast.try_row_counts(table, points) %}
    {% if tried.error %}
        {% set points = holdfast.points_that_can_be_read(table, points) %}
        {% if not points %} {{ return({"error": tried.error}) }} {% endif %}
        {% set tried = holdfast.try_presence(table, points) if table.key else holdfast.try_row_counts(table, points) %}
        {% if tried.error %}
            {% set without_key = holdfast.try_rows_without_key(table, points) if table.key else none %}
            {% if not without_key %} {{ return({"error": tried.error}) }} {% endif %}
            {% set tried = without_key %}
        {% endif %}
    {% endif %}
    {% set share = holdfast.suspect_share() if table.may_shrink else 0 %}
    {% set found = holdfast.judge_chain(points, tried.masks, share) if tried.masks is defined
        else holdfast.judge_rows(tried.rows, share) %}
    {% set good = points[found.good] %}
    {% if found.first_bad is none %} {{ return({"point": good}) }} {% endif %}
    {% set bad = points[found.first_bad] %}
    {{ return({"point": good, "loss": {"missing": found.missing, "rows": found.wanted, "where": good.label,
        "when": (good.when or "") | string, "since": bad.when | string if bad.when else none,
        "lost_by": (bad.label if bad.kind == "version" else none), "lacks_key": tried.get("lacks_key") }}) }}
{% endmacro %}

{% macro try_presence(table, points) %}
    {% set readers, masks = [], {} %}
    {% for point in points %} {% do readers.append(holdfast.reader(table, point)) %} {% endfor %}
    {% set tried = holdfast.try_query(holdfast.presence_sql(table, readers)) %}
    {% set digits = "{:0" ~ points | length ~ "b}" %}
    {% for row in tried.rows or [] %}
        {% do masks.update({digits.format(row.mask | int)[::-1]: row.n | int}) %}
    {% endfor %}
    {{ return({"masks": masks, "error": tried.error}) }}
{% endmacro %}

{% macro try_row_counts(table, points) %}
    {% set rows = [] %}
    {% for point in points %}
        {% set scan = holdfast.count_readable_rows(table, point) %}
        {% if scan.error %} {{ return({"error": scan.error}) }} {% endif %}
        {% do rows.append(scan.rows) %}
    {% endfor %}
    {{ return({"rows": rows, "error": none}) }}
{% endmacro %}

{#- The numbers of rows, where a point or the table lacks a column of the key: {rows, error, lacks_key}. `lacks_key` has
    the columns that the table alone lacks: then none of its rows counts. None where all have the key. -#}
{% macro try_rows_without_key(table, points) %}
    {% set lacking = [] %}
    {% for point in points %}
        {% do lacking.append(holdfast.lacks_key(table, holdfast.reader(table, point))) %}
    {% endfor %}
    {% if not lacking | select | list %} {{ return(none) }} {% endif %}
    {% set counted = holdfast.try_row_counts(table, points) %}
    {% if counted.error %} {{ return(none) }} {% endif %}
    {% if [] in lacking[:-1] and lacking[-1] %}
        {{ return({"rows": counted.rows[:-1] + [0], "error": none, "lacks_key": lacking[-1]}) }}
    {% endif %}
    {{ return(counted) }}
{% endmacro %}

{#- Return the points that can be read; none of them when the last one, which is judged, cannot. -#}
{% macro points_that_can_be_read(table, points) %}
    {% set found = [] %}
    {% for point in points %}
        {% do found.append(point) if not holdfast.count_readable_rows(table, point).error %}
    {% endfor %}
    {{ return(found if points[-1] in found else []) }}
{% endmacro %}

{#- Judge a table without a key, whose rows cannot be told apart: by their number. See judge_chain(). -#}
{% macro judge_rows(rows, share) %}
    {% set state = namespace(good=0, first_bad=none) %}
    {% for place in range(1, rows | length) %}
        {% if rows[place] >= rows[state.good] * (1 - share) %}
            {% set state.good = place %} {% set state.first_bad = none %}
        {% elif state.first_bad is none %} {% set state.first_bad = place %}
        {% endif %}
    {% endfor %}
    {{ return({"good": state.good, "first_bad": state.first_bad, "wanted": rows[state.good],
        "missing": rows[state.good] - rows[-1]}) }}
{% endmacro %}

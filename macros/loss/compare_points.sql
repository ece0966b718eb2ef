{#- Compare a table with points by one query over the keys of all of them, and by their columns, and judge it: {loss,
    point, error}, see judge_table(). A point that cannot be read (vacuumed, damaged) is left out. Where keys cannot be
    compared, see try_rows_without_key().

    points          see points_to_judge(); the last is what is judged
    columns_since   see columns_of_points() -#}
{% macro compare_points(table, points, columns_since=none) %}
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
    {% set columns = holdfast.columns_of_points(table, points, columns_since) %}
    {% set found = holdfast.judge_chain(points, tried.masks, share, columns) if tried.masks is defined
        else holdfast.judge_rows(tried.rows, share, columns) %}
    {% set good = points[found.good] %}
    {% if found.first_bad is none %} {{ return({"point": good}) }} {% endif %}
    {% set bad = points[found.first_bad] %}
    {{ return({"point": good, "loss": {"missing": found.missing, "rows": found.wanted,
        "columns": found.columns, "where": good.label,
        "when": (good.when or "") | string, "since": bad.when | string if bad.when else none,
        "lost_by": (bad.label if bad.kind == "version" else none), "key_fault": tried.get("key_fault") }}) }}
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

{#- The numbers of rows, where keys cannot be compared: {rows, error, key_fault}. The first point with all columns of
    the key is the measure: none of the rows of a later point counts if its key cannot be compared with that one's.
    Then `key_fault` is what is wrong with the table's own key. Where no point has the key, or an early one lacks it
    (the project declares another key since), the number of rows decides. None where all keys can be compared. -#}
{% macro try_rows_without_key(table, points) %}
    {% set readers, faults, state = [], [], namespace(measure=none) %}
    {% for point in points %}
        {% set reader = holdfast.reader(table, point) %}
        {% if state.measure is none and not holdfast.lacks_key(table, reader) %}
            {% set state.measure = reader %}
        {% endif %}
        {% do faults.append(holdfast.key_fault(table, reader, state.measure) if state.measure else none) %}
        {% do readers.append(reader) %}
    {% endfor %}
    {% if state.measure == readers[0] and not faults | select | list %} {{ return(none) }} {% endif %}
    {% set counted, rows = holdfast.try_row_counts(table, points), [] %}
    {% if counted.error %} {{ return(none) }} {% endif %}
    {% for fault in faults %} {% do rows.append(0 if fault else counted.rows[loop.index0]) %} {% endfor %}
    {{ return({"rows": rows, "error": none, "key_fault": faults[-1]}) }}
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
{% macro judge_rows(rows, share, columns=[]) %}
    {% set state = namespace(good=0, first_bad=none, columns=[]) %}
    {% for place in range(1, rows | length) %}
        {% set state.columns = holdfast.lost_columns(columns, state.good, place) %}
        {% if rows[place] >= rows[state.good] * (1 - share) and not state.columns %}
            {% set state.good = place %} {% set state.first_bad = none %}
        {% elif state.first_bad is none %} {% set state.first_bad = place %}
        {% endif %}
    {% endfor %}
    {{ return({"good": state.good, "first_bad": state.first_bad, "wanted": rows[state.good],
        "missing": [rows[state.good] - rows[-1], 0] | max, "columns": state.columns}) }}
{% endmacro %}

{#- Return the greatest loss of a table: of the points that `auto` could choose from, the one with the most rows missing
    now. See greatest_loss().

    since   only points since then count, see accepted_since() -#}
{% macro loss_of_table(fact, since) %}
    {% set table, share, losses = fact.table, lakehouse.suspect_share(), [] %}
    {% set points = lakehouse.recovery_points(table, true, lakehouse.without_safety_copies(fact.backups),
        fact.versions) %}
    {% for point in lakehouse.points_with_more_rows(points, fact.rows, since, share) %}
        {% set missing = lakehouse.count_missing_rows(table, point) if table.key else point.rows - fact.rows %}
        {% do losses.append({"where": point.label ~ " of " ~ point.when[:19], "rows": point.rows,
            "missing": missing}) %}
    {% endfor %}
    {{ return(lakehouse.greatest_loss(losses, fact.rows, share)) }}
{% endmacro %}

{#- Return the points that hold more rows than the table, by more than a share, and are not older than `since`. -#}
{% macro points_with_more_rows(points, rows, since, share) %}
    {% set found = [] %}
    {% for point in points if rows < (point.rows or 0) * (1 - share) %}
        {% do found.append(point) if not since or lakehouse.time_from(point.when) >= since %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return the loss with the most missing rows, {where, rows, missing}; none when no more than the suspect share is
    missing. Fewer rows are no loss by themselves: a duplicate load that was reverted misses no key.

    losses   a list of {where, rows, missing}; missing is none where it cannot be counted
    rows     how many the table has now -#}
{% macro greatest_loss(losses, rows, share) %}
    {% set greatest = {"missing": 0} %}
    {% for loss in losses if loss.missing is not none %}
        {% set weighs = loss.missing > (rows + loss.missing) * share %}
        {% do greatest.update(loss) if weighs and loss.missing > greatest.missing %}
    {% endfor %}
    {{ return(greatest if greatest.missing else none) }}
{% endmacro %}

{#- Return since when a table is as intended, or none: its last restore with `mode: replace`, or the last backup that
    trust_backup marked because its rows went on purpose. -#}
{% macro accepted_since(backups, replaced) %}
    {% set times = [replaced] if replaced else [] %}
    {% for record in backups if record.get('trusted_at') %}
        {% do times.append(lakehouse.time_from(record.taken_at)) %}
    {% endfor %}
    {{ return(times | max if times else none) }}
{% endmacro %}

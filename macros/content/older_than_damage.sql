{#- Say that rows of a point may have older values than the damaged files had; none where the point has every commit
    that wrote one of these files. A commit may have changed values of keys that the point has.

    rows   how many rows come back, whose keys no sound file has -#}
{% macro older_than_damage(point, damage, rows) %}
    {% set version = point.id if point.kind == 'version' else point.get('version') %}
    {% if not damage or not rows or damage.written_version is none or version is none %} {{ return(none) }} {% endif %}
    {#- The versions of a table that was made anew begin at 0 again. -#}
    {% set taken_at = (point.get('taken_at') or point.get('when') or '') | string if point.kind == 'backup' else '' %}
    {% set is_older = version | int < damage.written_version
        or (taken_at and taken_at[:19] < damage.written_at[:19]) %}
    {{ return("version " ~ damage.written_version ~ " of " ~ damage.written_at ~ " UTC wrote a damaged file after "
        ~ point.label ~ ": what changed since in the " ~ "{:,}".format(rows)
        ~ " rows that come back is lost; load them again in full" if is_older else none) }}
{% endmacro %}

{#- `auto`: the point that brings back most. Of all recovery points (but the copies that restores took) the one that
    has the most columns that the table lost, then the one with the most rows whose key is missing now, among equals the
    newest; files that no readable version lists come last. It is read in full before it is chosen, so that the next one
    is taken when it is damaged, or cannot be merged. Returns {point, why}; point is none when nothing is missing that a
    point holds. A table with damaged files always needs a restore: by its own sound files where no point holds more.
    With the point comes `command`, which recovery_plan prints for it.
    Returns {refusal} when no point can be chosen: the reason, in a sentence; so may the point. -#}
{% macro try_best_point(table, all_backups) %}
    {% set there, damage, ranked, damaged = holdfast.exists(table), holdfast.damage(table), [], {} %}
    {% set live = holdfast.sound_side(table, there, damage) %}
    {% if not table.key and there %}
        {{ return({'refusal': table.name ~ " has no declared key, so its missing rows cannot be found; "
            ~ "name the point: " ~ holdfast.operation_command('recovery_plan', {'table': table.name})}) }}
    {% endif %}
    {% set versions = holdfast.versions_of(table, there) %}
    {% set verdict = holdfast.judgement_of(table, there and not damage, all_backups) %}
    {% set points = holdfast.recovery_points(table, there, all_backups, versions, verdict.point,
        behind=(verdict.loss or {}).get('gone_back')) | rejectattr('safety') | list %}
    {#- A good backup lacks no key of those before it: to compare it, the newest is enough. -#}
    {% set newest = points | selectattr('kind', 'equalto', 'backup') | first %}
    {% do holdfast.fetch_copy(table, newest) if there and newest %}
    {% for point in points %}
        {% set path = holdfast.recovery_path(table, point, live, damage, lost=(verdict.loss or {}).get('columns')) %}
        {% set gain = path.recovers if table.key else path.rows or 0 %}
        {% do ranked.append(dict(path, id=point, gain=gain)) if not path.unreadable %}
    {% endfor %}
    {% set ranked = holdfast.best_first(ranked, 'gain') %}
    {% set contradicting, beside = [], ranked | selectattr('beside', 'defined') | list %}
    {% if beside %}
        {{ return({'refusal': table.name ~ ": " ~ beside[0].remark ~ "; " ~ beside[0].command}) }}
    {% endif %}
    {% for path in ranked if path.gain > 0 or path.columns_back or not there %}
        {% set error = holdfast.unreadable_point(table, path.id) %}
        {% if not error and there and holdfast.contradicts(table, path.id) %} {% do contradicting.append(path) %}
        {% elif not error %}
            {% set columns = ": " ~ path.remark ~ ", and it brings back most: " if path.columns_back
                else " brings back most: " %}
            {{ return({'point': holdfast.resolve_point(table, path.id, all_backups), 'command': path.command,
                'why': path.point ~ columns ~ '{:,}'.format(path.gain) ~ " of its " ~ '{:,}'.format(path.rows)
                ~ " rows are missing now; chosen among " ~ ranked | length ~ " points that can be read"}) }}
        {% endif %}
        {% do damaged.update({path.point: error}) if error %}
    {% endfor %}
    {% for path in contradicting %}  {# the plan refuses it, and says why #}
        {{ return({'point': holdfast.resolve_point(table, path.id, all_backups), 'why': path.point
            ~ ": each point that holds missing rows contradicts the table"}) }}
    {% endfor %}
    {% if damage %}
        {{ return({'point': {'kind': 'salvaged', 'id': damage.version, 'label': 'the sound files of version '
            ~ damage.version}, 'why': damage.problem ~ "; no point holds a row that the other files lack"}) }}
    {% endif %}
    {% set closed = holdfast.closed_paths(table, versions) %}
    {% if damaged or not ranked %}
        {{ return({'refusal': holdfast.refusal_without_point(table, damaged, closed, all_backups)}) }}
    {% endif %}
    {% set unknown = ranked | selectattr('recovers', 'lt', 0) | list if table.key else [] %}
    {% if unknown and unknown | length == ranked | length %}
        {{ return({'refusal': table.name ~ ": " ~ unknown[0].point ~ " cannot be compared with it: "
            ~ unknown[0].remark ~ "; to look at its rows: " ~ unknown[0].command}) }}
    {% endif %}
    {{ return(holdfast.nothing_missing(table, ranked, closed)) }}
{% endmacro %}

{#- What try_best_point() returns where nothing is missing. Duplicate keys need a restore, too. -#}
{% macro nothing_missing(table, ranked, closed) %}
    {% set single = holdfast.without_duplicates(ranked) %}
    {% if single %}
        {{ return({'refusal': "Keys of " ~ table.name ~ " occur more than once, and nothing is missing. "
            ~ holdfast.without_duplicates_text(single) ~ ": " ~ single.command}) }}
    {% endif %}
    {% set why = ["nothing is missing that one of the " ~ ranked | length ~ " points of " ~ table.name
        ~ " could bring back"] %}
    {% for path in ranked if path.unlisted %} {% do why.append(path.point ~ ": " ~ path.remark) %} {% endfor %}
    {% do why.append(closed[0].point ~ " cannot be compared: " ~ closed[0].command) if closed %}
    {{ return({'point': none, 'why': why | join("; ")}) }}
{% endmacro %}

{% macro refusal_without_point(table, damaged, closed, all_backups) %}
    {% set adoptions = holdfast.adoption_paths(table, all_backups) %}
    {% set errors = " (" ~ damaged.items() | map('join', ': ') | join('; ') ~ ")" if damaged else "" %}
    {% set hidden = none if holdfast.backups_of(table, all_backups) else holdfast.hidden_text([table]) %}
    {% if hidden %} {{ return("No point of " ~ table.name ~ " can be read" ~ errors ~ ". " ~ hidden) }} {% endif %}
    {% if closed %} {% set instead = closed[0].point ~ " can be opened with " ~ closed[0].command %}
    {% elif holdfast.dropped_tables(table) %}
        {% set instead = "it was dropped, and comes back with "
            ~ holdfast.operation_command('undrop_table', {'table': table.name}) %}
    {% elif adoptions %}
        {% set instead = adoptions[0].point ~ "; this reads its rows and records them again: " ~ adoptions[0].command %}
    {% elif table.reload %} {% set instead = "fetch it again: " ~ table.reload %}
    {% else %} {% set instead = "look at " ~ holdfast.operation_command('recovery_plan', {'table': table.name}) %}
    {% endif %}
    {{ return("No point of " ~ table.name ~ " can be read" ~ errors ~ "; " ~ instead ~ ".") }}
{% endmacro %}

{#- Why a point cannot be read in full, or none; a backup must also hold what its manifest says. -#}
{% macro unreadable_point(table, point) %}
    {% set damage = holdfast.damage(table, point.id) if point.kind == 'version' else none %}
    {% if damage %} {{ return(damage.problem) }} {% endif %}
    {% set unfetched = holdfast.fetch_copy(table, point) %}
    {% if unfetched %} {{ return(unfetched) }} {% endif %}
    {% set from_clause = holdfast.reader(table, point) %}
    {% set error = holdfast.unopened(from_clause) %}
    {% if error %} {{ return(error) }} {% endif %}
    {% set columns = point.get('columns') or holdfast.columns_of(from_clause) %}
    {% set found = holdfast.try_fingerprint(table, from_clause, columns, point.get('content_hash')) %}
    {% if not found.error and point.get('content_hash') and holdfast.differs_from_record(found, point) %}
        {{ return("it is not what its manifest says") }}
    {% endif %}
    {{ return(found.error) }}
{% endmacro %}

{#- A recovery point as restore_table finds it from its arguments; see try_find_point(). -#}
{% macro resolve_point(table, point, all_backups) %}
    {{ return(holdfast.try_find_point(table, version=point.id if point.kind == 'version' else none, backup=point.id
        if point.kind == 'backup' else (point.set if point.kind == 'table' else none), all_backups=all_backups)) }}
{% endmacro %}

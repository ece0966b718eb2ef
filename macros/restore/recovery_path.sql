{#- What a point would bring back, by reading both sides. `live` is a FROM clause, see live_side(). Of a table with
    `damage`, see damage(), a version is read in full. Returns {point, when, rows, recovers, columns_back, lacks,
    duplicate_now, duplicate_then, differ, newest, rows_after, remark, unreadable, safety, unlisted, arguments,
    command}, and `beside` where the table cannot be read. `recovers` is -1 where it is unknown. `columns_back`: how
    many columns of `lost` the point has, see lost_columns(). `duplicate_now`, `duplicate_then`: how many keys occur
    more than once, none where that is unknown. `differ`, the number of rows with other values in the same key, is none
    unless `values` asks for it: it takes a comparison of all columns. -#}
{% macro recovery_path(table, point, live, damage, values=false, lost=[]) %}
    {% set path = {'point': point.label, 'when': point.when, 'rows': none, 'recovers': -1, 'lacks': none,
        'columns_back': 0, 'duplicate_now': none, 'duplicate_then': none, 'differ': none, 'newest': none,
        'rows_after': none,
        'remark': 'taken before a restore' if point.safety else
        (holdfast.unlisted_text(point) if point.get('unlisted') else none),
        'unreadable': none, 'safety': point.safety or false,
        'unlisted': point.get('unlisted', 0) > 0, 'arguments': point.arguments,
        'command': holdfast.operation_command('restore_table', dict({'table': table.name}, **point.arguments))} %}
    {% if point.get('here') is false %}
        {% set path = holdfast.path_elsewhere(table, point, path) %}
        {{ return(dict(path, **(holdfast.path_with_columns(table, point, path, lost)
            if lost and point.get('columns') else {}))) }}
    {% endif %}
    {% set source = holdfast.reader(table, point) %}
    {% set error = holdfast.unreadable_point(table, point) if damage and point.kind == 'version' else none %}
    {% if error %} {% set counts = {'error': error} %}
    {% elif table.key %} {% set counts = holdfast.try_compare_keys(table, live, source) %}
    {% else %} {% set counts = holdfast.count_readable_rows(table, point) %}
    {% endif %}
    {% set incomparable = holdfast.path_without_key(table, point, live, source) if counts.error and not error
        and table.key else none %}
    {% set blind = holdfast.try_compare_keys(table, none, source) if counts.error and not incomparable and not error
        and table.key and live and holdfast.unreadable_keys(table, live) else none %}
    {% if incomparable %} {% do path.update(incomparable) %}
    {% elif blind and not blind.error %}
        {% do path.update(holdfast.path_beside(table, point, blind.rows_then, counts.error)) %}
    {% elif counts.error %} {% do path.update({'remark': counts.error, 'unreadable': counts.error}) %}
    {% elif table.key %}
        {% do path.update({'rows': counts.rows_then, 'recovers': counts.only_then, 'lacks': counts.only_now,
            'rows_after': counts.rows_now + counts.only_then, 'duplicate_now': counts.duplicate_now,
            'duplicate_then': counts.duplicate_then,
            'differ': holdfast.count_other_values(table, live, point) if values else none}) %}
        {% set remarks = [path.remark, holdfast.older_than_damage(point, damage, counts.only_then),
            holdfast.other_values_text(table, live, point) if path.unlisted else none] %}
        {% do path.update({'remark': remarks | select | join('; ') or none}) %}
        {% do path.update(holdfast.path_without_merge(table, point, path, counts)) if live %}
    {% else %}
        {% do path.update({'rows': counts.rows, 'rows_after': counts.rows,
            'remark': 'no key declared: rows cannot be compared'}) %}
        {% do path.update({'command': holdfast.operation_command("restore_table", dict(dict({"table": table.name},
            **point.arguments), into=table.name ~ "_restored"))}) if live %}
    {% endif %}
    {% do path.update(holdfast.path_with_columns(table, point, path, lost)) if lost and not path.unreadable %}
    {% if table.newest and not path.unreadable %}
        {% set newest = holdfast.newest_of(table, source) %}
        {% do path.update({'remark': newest.error, 'unreadable': newest.error} if newest.error
            else {'newest': newest.value}) %}
    {% endif %}
    {{ return(path) }}
{% endmacro %}

{#- What a point has for a table where the keys of the two cannot be compared; none where they can. All keys of the
    point are missing in a table without their column, or with one of another type; what a point without that column
    would bring back is unknown. -#}
{% macro path_without_key(table, point, live, source) %}
    {% set scan = holdfast.count_readable_rows(table, point) %}
    {% if scan.error %} {{ return(none) }} {% endif %}
    {% set there = holdfast.lacks_key(table, source) %}
    {% set fault = holdfast.lacking_text(there) if there else (holdfast.key_fault(table, live, source) if live) %}
    {% if not fault %} {{ return(none) }} {% endif %}
    {% set instead = {"into": table.name ~ "_restored"} if there else {"mode": "replace"} %}
    {{ return({"rows": scan.rows, "recovers": -1 if there else scan.rows, "rows_after": scan.rows,
        "remark": ("it " if there else "the table ") ~ fault ~ ", so rows cannot be compared",
        "command": holdfast.operation_command("restore_table", dict(dict({"table": table.name}, **point.arguments),
        **instead))}) }}
{% endmacro %}

{#- What changes in a path where a merge is refused, because a key is NULL or occurs more than once: the point replaces
    the table where that loses no key, and is restored beside it otherwise. See refusal_of_keys(). -#}
{% macro path_without_merge(table, point, path, counts) %}
    {% if not counts.null_now + counts.null_then + counts.duplicate_now + counts.duplicate_then %}
        {{ return({}) }}
    {% endif %}
    {% set instead = {"into": table.name ~ "_restored"} if counts.only_now else {"mode": "replace"} %}
    {{ return({"remark": [path.remark, "keys that are NULL or occur more than once cannot be merged"] | select
        | join("; "), "command": holdfast.operation_command("restore_table", dict(dict({"table": table.name},
        **point.arguments), **instead))}) }}
{% endmacro %}

{#- What changes in a path whose point has lost columns of the table. A merge brings a column back that is gone, but not
    one that is narrower now: see refusal_of_types(). -#}
{% macro path_with_columns(table, point, path, lost) %}
    {% set back, there = [], point.get('columns') or holdfast.columns_of(holdfast.reader(table, point)) %}
    {% for column in lost if not holdfast.columns_without([column], there) %} {% do back.append(column) %} {% endfor %}
    {% if not back %} {{ return({}) }} {% endif %}
    {% set instead = {"mode": "replace"} if path.lacks == 0 else {"into": table.name ~ "_restored"} %}
    {% set merges = not holdfast.columns_to_replace(table, back) or "mode: " in path.command
        or "into: " in path.command %}
    {{ return({"columns_back": back | length, "remark": ["it has " ~ holdfast.lost_columns_text(back), path.remark]
        | select | join("; "), "command": path.command if merges else holdfast.operation_command("restore_table",
        dict(dict({"table": table.name}, **point.arguments), **instead))}) }}
{% endmacro %}

{#- Return those of lost columns that a merge does not bring back: narrower ones, and those of the periods, by which
    rows are merged. -#}
{% macro columns_to_replace(table, lost) %}
    {% set found, periods = [], table.periods or {} %}
    {% set names = [periods.get("valid_from"), periods.get("valid_to")] + (periods.get("key") or []) %}
    {% for column in lost if column.now or column.name | lower in names | select | map("lower") | list %}
        {% do found.append(column) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- What a point has for a table that cannot be read now: nothing can be compared or merged, so all of its rows, in a
    table beside it. -#}
{% macro path_beside(table, point, rows, error) %}
    {% set arguments = dict(dict({"table": table.name}, **point.arguments), into=table.name ~ "_restored") %}
    {{ return({"rows": rows, "recovers": rows, "rows_after": rows, "beside": true,
        "remark": "the table cannot be read now, so this restores beside it: " ~ error,
        "command": holdfast.operation_command("restore_table", arguments)}) }}
{% endmacro %}

{#- A backup that only the second place has, as its manifest records it: a plan fetches nothing. Of a table that does
    not exist everything comes back; of another one it is unknown what. -#}
{% macro path_elsewhere(table, point, path) %}
    {% set note = "in " ~ holdfast.second_place() ~ ", from where a restore fetches it" %}
    {% do path.update({'rows': point.rows, 'remark': (path.remark ~ "; " if path.remark else "") ~ note}) %}
    {% do path.update({'recovers': point.rows, 'lacks': 0, 'rows_after': point.rows}) if not holdfast.exists(table) %}
    {{ return(path) }}
{% endmacro %}

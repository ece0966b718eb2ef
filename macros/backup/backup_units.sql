{#-
  The backups as they are kept or deleted: whole sets, single copies and safety copies, newest first.

    id, kind         set_20260203T101500Z; set (backup_all), single (backup_table), safety (before a restore)
    taken_at         text, UTC
    records          its backups, see backups()
    tables, rows, bytes
    complete         every table that it was to hold is there, with a manifest; lacks: what is not
    suspect, damage  why it is not trusted; why it cannot be read
    good             complete, verified, not suspect, whole on disk
    pinned
    foreign          not made by these verbs, or of another target's schema: left alone
-#}
{% macro backup_units() %}
  {% set groups, units = {}, [] %}
  {% set schemas = lakehouse.tables() | map(attribute='schema') | list %}
  {% for record in lakehouse.backups() %}
    {% do groups.setdefault(lakehouse.set_of(record), []).append(record) %}
  {% endfor %}
  {% for id, records in groups.items() %}
    {% set named = modules.re.match('^([a-z]+)_([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z$', id) %}
    {% set unit = {'id': id, 'kind': named.group(1) if named else 'unknown', 'records': records, 'rows': 0, 'bytes': 0,
        'taken_at': '{}-{}-{} {}:{}:{}'.format(*named.groups()[1:]) if named else ''} %}
    {% set without = records | rejectattr('complete') | map(attribute='id') | list %}
    {% set whole = records | selectattr('complete') | list %}
    {% set names = whole | map(attribute='table') | list %}
    {% set missing = (whole[0].set_tables if whole else []) | reject('in', names) | list %}
    {% set foreign = not named or whole | map(attribute='schema') | reject('in', schemas) | list | length > 0 %}
    {% for record in whole %}
      {% do unit.update({'rows': unit.rows + (record.rows or 0)}) %}
      {% do record.update({'damage': lakehouse.backup_damage(record)}) %}
    {% endfor %}
    {% for record in records %}
      {% do unit.update({'bytes': unit.bytes + (record.bytes or 0)}) %}
    {% endfor %}
    {% do unit.update({
        'tables': (names or [lakehouse.table_in_id(records[0].id)]) | sort | join(', '), 'complete': not without and not missing, 'foreign': foreign,
        'lacks': ([without | join(', ') ~ ' has no manifest'] if without else []) | list
            + ([missing | join(', ') ~ (' is' if missing | length == 1 else ' are') ~ ' not in it'] if missing else []),
        'suspect': whole | selectattr('suspect') | map(attribute='suspect') | first | default(none),
        'damage': whole | selectattr('damage') | map(attribute='damage') | first | default(none),
        'pinned': whole | selectattr('pinned') | list | length > 0,
    }) %}
    {% do unit.update({
        'lacks': unit.lacks | join('; '),
        'good': unit.complete and not unit.suspect and not unit.damage and whole | rejectattr('verified_at') | list | length == 0,
    }) %}
    {% do units.append(unit) %}
  {% endfor %}
  {{ return(units | sort(attribute='taken_at', reverse=true)) }}
{% endmacro %}

{#- The set that a backup belongs to; one without a manifest tells it by its name alone. -#}
{% macro set_of(record) %}
  {% set named = modules.re.match('^[a-z]+_[0-9]{8}T[0-9]{6}Z', record.id) %}
  {{ return(record.get('set') or (named.group(0) if named else record.id)) }}
{% endmacro %}

{#- The table that a backup's id names: all that is known of a copy without a manifest. -#}
{% macro table_in_id(id) %}
  {% set named = modules.re.match('^[a-z]+_[0-9]{8}T[0-9]{6}Z(?:/[^.]*[.]|__.*?__)(.*)$', id) %}
  {{ return(named.group(1) if named else id) }}
{% endmacro %}

{#-
  What a policy would do: each unit of backup_units() with `goes` (true or false) and `why`.

  keep_last   so many of the newest good sets stay; of single and safety copies so many of each table
  keep_days   what is younger stays
  One of the two that holds is enough to stay. Always stay: what is pinned (and it does not count for keep_last), the
  last good set, whatever holds the last good backup of a table (a safety copy only where there is no other), and what other tools or targets put there.
  Only good ones count: a suspect, incomplete or damaged one goes when it is older than all that the policy keeps.
-#}
{% macro prune_plan(units, keep_last, keep_days) %}
  {% set counted, last_good = {}, {} %}
  {% for unit in units | rejectattr('kind', 'equalto', 'safety') | list + units | selectattr('kind', 'equalto', 'safety') | list
        if not unit.foreign %}
    {% for record in unit.records
          if record.complete and record.verified_at and not record.suspect and not record.damage %}
      {% do last_good.setdefault(record.schema ~ '.' ~ record.table, unit.id) %}
    {% endfor %}
    {% if unit.good and unit.kind == 'set' %}
      {% do last_good.setdefault('(the last good set)', unit.id) %}
    {% endif %}
  {% endfor %}
  {% for unit in units %}
    {% set group = counted.setdefault(lakehouse.policy_group(unit), []) %}
    {% set young = keep_days is not none and lakehouse.hours_since(unit.taken_at) < keep_days * 24 if unit.taken_at else false %}
    {% set holds = [] %}
    {% for table, id in last_good.items() if id == unit.id and not table.startswith('(') %}
      {% do holds.append(table.split('.')[-1]) %}
    {% endfor %}
    {% do group.append(unit.id) if unit.good and not unit.pinned and not unit.foreign %}
    {% set full = keep_last is none or group | length > keep_last or (not unit.good and group | length >= keep_last) %}
    {% set bad = none if unit.good else ('not complete' if not unit.complete else ('damaged' if unit.damage else 'suspect')) %}
    {% if unit.foreign %}
      {% set verdict = [false, "not of this target: left alone"] %}
    {% elif unit.pinned %}
      {% set verdict = [false, "pinned"] %}
    {% elif last_good.get('(the last good set)') == unit.id %}
      {% set verdict = [false, "the last good set"] %}
    {% elif holds %}
      {% set verdict = [false, "holds the last good backup of " ~ holds | sort | join(', ')] %}
    {% elif young %}
      {% set verdict = [false, "younger than " ~ keep_days ~ " days" ~ (" (" ~ bad ~ ")" if bad else "")] %}
    {% elif not full %}
      {% set verdict = [false, "one of the last " ~ keep_last if unit.good
          else bad ~ ", but fewer than " ~ keep_last ~ " good ones are newer"] %}
    {% else %}
      {% set verdict = [true, (bad ~ ", and " if bad else "") ~ "older than what the policy keeps"] %}
    {% endif %}
    {% do unit.update({'goes': verdict[0], 'why': verdict[1]}) %}
  {% endfor %}
  {{ return(units) }}
{% endmacro %}

{#- Sets count among sets; single and safety copies among those of the same table. -#}
{% macro policy_group(unit) %}
  {{ return(unit.kind if unit.kind == 'set' else unit.kind ~ ' of ' ~ unit.tables) }}
{% endmacro %}

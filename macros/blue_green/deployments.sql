{#-
  The verbs of blue/green in the recovery log, oldest first: verb, state, logged_at, detail. Rows that one of them merges
  stand there for people (blue_green_bring_along): that they were not all merged follows from the verb, which has no end.
-#}
{% macro blue_green_journal() %}
  {% set log = lakehouse.log_reader() %}
  {{ return([] if not log else lakehouse.query(
      "select verb, state, logged_at, detail from " ~ log
      ~ " where verb like 'blue_green_%' and verb <> 'blue_green_bring_along' order by logged_at"
  )) }}
{% endmacro %}

{#-
  Blue/green: the generations that were begun and are neither finished nor thrown away, as the recovery log tells it;
  so they can be read when the process that worked on them died. One dictionary each:

    suffix      its name; the new tables are called TABLE ~ suffix, the old ones after the swap TABLE ~ '_before' ~ suffix
    tables      {name, database, schema, identifier, key, newest, version}: the tables, and the version that was copied
    step        begun, validated or swapped
    doing       begin, swap, rollback or finish when that verb was interrupted, else none
    again       is the begin that was interrupted one that brings rows along into new tables which were there already?
    drop_new    is the rollback that was interrupted one that drops the new tables?
    bring_rows  false: it is one that leaves the rows that came since the swap in the new tables only
    swap        none before the first swap; begun when one was begun, whether it ended or not; undone after a rollback
    validated   {table: {old, new}}: the stamps on which validate passed
    since       when it was begun
-#}
{% macro deployments() %}
  {% set found = {} %}
  {% for event in lakehouse.blue_green_journal() %}
    {% set told, what = fromjson(event.detail), event.verb ~ ' ' ~ event.state %}
    {% set name = told.suffix %}
    {% set generation = found.get(name, {}) %}
    {% if what == 'blue_green_begin started' and told.get('again') %}
      {% do generation.update({'step': 'begun', 'doing': 'begin', 'validated': {}, 'again': true}) %}
    {% elif what == 'blue_green_begin started' %}
      {% do found.update({name: {
          'suffix': name, 'tables': told.tables, 'step': 'begun', 'doing': 'begin', 'validated': {}, 'again': false, 'drop_new': false,
          'bring_rows': true, 'swap': none, 'since': lakehouse.time_text(lakehouse.time_from(event.logged_at)),
      }}) %}
    {% elif what == 'blue_green_begin done' %}
      {% do generation.update({'tables': told.tables, 'step': 'begun', 'doing': none, 'validated': {}, 'again': false}) %}
    {% elif what == 'blue_green_validate done' %}
      {% do generation.update({'step': 'validated', 'validated': told.validated}) %}
    {% elif what == 'blue_green_validate failed' %}
      {% do generation.update({'step': 'begun', 'validated': {}}) %}
    {% elif what == 'blue_green_swap done' %}
      {% do generation.update({'step': 'swapped', 'doing': none}) %}
    {% elif what == 'blue_green_finish done' or (what == 'blue_green_rollback done' and told.drop_new) %}
      {% do found.pop(name) %}
    {% elif what == 'blue_green_rollback done' %}
      {% do generation.update({'step': 'validated' if generation.validated else 'begun', 'doing': none, 'bring_rows': true,
          'swap': 'undone' if generation.swap else none}) %}
    {% elif event.state == 'started' %}
      {% do generation.update({'doing': event.verb | replace('blue_green_', ''), 'drop_new': told.get('drop_new', false),
          'bring_rows': told.get('bring_rows', true), 'swap': 'begun' if event.verb == 'blue_green_swap' else generation.swap}) %}
    {% endif %}
  {% endfor %}
  {{ return(found.values() | list) }}
{% endmacro %}

{#- The generation that a verb is about: the one named, or the only one. `tables`, when given, must be all of its tables. -#}
{% macro find_deployment(suffix, tables=none) %}
  {% set all = lakehouse.deployments() %}
  {% set names = all | map(attribute='suffix') | list %}
  {% if not all %}
    {% do lakehouse.fail("No generation is under way; begin one: dbt run-operation blue_green_begin --args '{tables: [TABLE], suffix: _new}'.") %}
  {% elif suffix is none and all | length > 1 %}
    {% do lakehouse.fail("More than one generation is under way; say suffix: one of " ~ names | join(', ') ~ ".") %}
  {% elif suffix is not none and lakehouse.identifier('suffix', suffix) not in names %}
    {% do lakehouse.fail("No generation '" ~ suffix ~ "' is under way; there is " ~ names | join(', ') ~ ".") %}
  {% endif %}
  {% set generation = all[0] if suffix is none else all | selectattr('suffix', 'equalto', suffix) | first %}
  {% do lakehouse.require_all_tables(generation, tables) if tables is not none %}
  {{ return(generation) }}
{% endmacro %}

{#- What belongs together is swapped together: no verb takes a part of a generation. -#}
{% macro require_all_tables(generation, tables) %}
  {% set wanted, own = lakehouse.tables_argument(tables) | map(attribute='name') | sort, generation.tables | map(attribute='name') | sort %}
  {% if wanted != own %}
    {% do lakehouse.fail("The generation " ~ generation.suffix ~ " is of " ~ own | join(', ') ~ " and not of " ~ wanted | join(', ')
        ~ "; leave tables away, or begin another one with another suffix.") %}
  {% endif %}
{% endmacro %}

{#- The three names of a table in a generation: {live, new, old}, each a table as tables() describes it. -#}
{% macro deployment_names(table, suffix) %}
  {{ return({
      'live': lakehouse.sibling_table(table, table.identifier), 'new': lakehouse.sibling_table(table, table.identifier ~ suffix),
      'old': lakehouse.sibling_table(table, table.identifier ~ '_before' ~ suffix),
  }) }}
{% endmacro %}

{#-
  Where a table of a generation is in the swap: ready (not yet), half (the name is free), swapped, or `strange` with
  what is there.
-#}
{% macro swap_state(table, suffix) %}
  {% set names = lakehouse.deployment_names(table, suffix) %}
  {% set there = [] %}
  {% for name in ['live', 'new', 'old'] if lakehouse.exists(names[name]) %}
    {% do there.append(name) %}
  {% endfor %}
  {{ return({'live new': 'ready', 'new old': 'half', 'live old': 'swapped'}.get(there | join(' '), 'strange')) }}
{% endmacro %}

{#- Where each table is: {table: place}; refused before anything is touched when one is in no place that the verbs know. -#}
{% macro swap_states(generation) %}
  {% set places = {} %}
  {% for table in generation.tables %}
    {% set place, names = lakehouse.swap_state(table, generation.suffix), lakehouse.deployment_names(table, generation.suffix) %}
    {% if place == 'strange' %}
      {% set there = [] %}
      {% for side in names.values() if lakehouse.exists(side) %}
        {% do there.append(side.identifier) %}
      {% endfor %}
      {% do lakehouse.fail("Of " ~ names.live.identifier ~ ", " ~ names.new.identifier ~ " and " ~ names.old.identifier
          ~ " two should be there, but there is " ~ (there | join(', ') or 'none')
          ~ ": something else made or dropped one. Move what does not belong there away, or bring back what is missing, "
          ~ "then repeat the command.") %}
    {% endif %}
    {% do places.update({table.name: place}) %}
  {% endfor %}
  {{ return(places) }}
{% endmacro %}

{#- One entry of the journal: what a verb of blue/green is about to do, or has done, as JSON in the recovery log. -#}
{% macro log_deployment(verb, state, generation, told={}) %}
  {% set detail = {'suffix': generation.suffix} %}
  {% do detail.update(told) %}
  {% do lakehouse.log_verb('blue_green_' ~ verb, state, {
      'table_name': generation.tables | map(attribute='name') | join(', '), 'to_point': generation.suffix, 'detail': tojson(detail),
  }) %}
{% endmacro %}

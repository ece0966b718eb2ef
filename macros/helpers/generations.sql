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
{% macro generations() %}
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
{% macro find_generation(suffix, tables=none) %}
  {% set all = lakehouse.generations() %}
  {% set names = all | map(attribute='suffix') | list %}
  {% if not all %}
    {% do lakehouse.fail("No generation is under way; begin one: dbt run-operation blue_green_begin --args '{tables: [TABLE], suffix: _new}'.") %}
  {% elif suffix is none and all | length > 1 %}
    {% do lakehouse.fail("More than one generation is under way; say suffix: one of " ~ names | join(', ') ~ ".") %}
  {% elif suffix is not none and lakehouse.name_of('suffix', suffix) not in names %}
    {% do lakehouse.fail("No generation '" ~ suffix ~ "' is under way; there is " ~ names | join(', ') ~ ".") %}
  {% endif %}
  {% set generation = all[0] if suffix is none else all | selectattr('suffix', 'equalto', suffix) | first %}
  {% do lakehouse.must_be_all_tables(generation, tables) if tables is not none %}
  {{ return(generation) }}
{% endmacro %}

{#- What belongs together is swapped together: no verb takes a part of a generation. -#}
{% macro must_be_all_tables(generation, tables) %}
  {% set wanted, own = lakehouse.tables_argument(tables) | map(attribute='name') | sort, generation.tables | map(attribute='name') | sort %}
  {% if wanted != own %}
    {% do lakehouse.fail("The generation " ~ generation.suffix ~ " is of " ~ own | join(', ') ~ " and not of " ~ wanted | join(', ')
        ~ "; leave tables away, or begin another one with another suffix.") %}
  {% endif %}
{% endmacro %}

{#- `tables` as given: one name or a list of names; a list of tables. -#}
{% macro tables_argument(tables) %}
  {% set found = [] %}
  {% for name in lakehouse.list_of_tables('tables', tables, 'TABLE, TABLE') %}
    {% set table = lakehouse.find_table(name) %}
    {% do found.append(table) if table.name not in found | map(attribute='name') %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- An argument that takes one name of a table or a list of names: as a list. YAML makes a date of 2024-02-03. -#}
{% macro list_of_tables(argument, given, example) %}
  {% if given is mapping or given is not iterable or not given %}
    {% do lakehouse.fail(argument ~ ": " ~ given ~ " is no list of tables; write " ~ argument ~ ": [" ~ example ~ "].") %}
  {% endif %}
  {{ return(lakehouse.as_list(given)) }}
{% endmacro %}

{#- The three names of a table in a generation: {live, new, old}, each a table as tables() describes it. -#}
{% macro generation_names(table, suffix) %}
  {{ return({
      'live': lakehouse.beside(table, table.identifier), 'new': lakehouse.beside(table, table.identifier ~ suffix),
      'old': lakehouse.beside(table, table.identifier ~ '_before' ~ suffix),
  }) }}
{% endmacro %}

{#- A table of another name at the same place, with the same key. -#}
{% macro beside(table, identifier) %}
  {% set other = lakehouse.table_at(
      table.database, table.schema, identifier, name=table.name, key=table.key, newest=table.newest, reload=table.reload
  ) %}
  {% if table.dialect %}
    {% do other.update({'dialect': table.dialect, 'in_lake': table.in_lake, 'sql': lakehouse.sql_name(table, identifier)}) %}
  {% endif %}
  {{ return(other) }}
{% endmacro %}

{#-
  Where a table of a generation is in the swap: ready (not yet), half (the name is free), swapped, or `strange` with
  what is there.
-#}
{% macro place_in_swap(table, suffix) %}
  {% set names = lakehouse.generation_names(table, suffix) %}
  {% set there = [] %}
  {% for name in ['live', 'new', 'old'] if lakehouse.exists(names[name]) %}
    {% do there.append(name) %}
  {% endfor %}
  {{ return({'live new': 'ready', 'new old': 'half', 'live old': 'swapped'}.get(there | join(' '), 'strange')) }}
{% endmacro %}

{#- Where each table is: {table: place}; refused before anything is touched when one is in no place that the verbs know. -#}
{% macro places_in_swap(generation) %}
  {% set places = {} %}
  {% for table in generation.tables %}
    {% set place, names = lakehouse.place_in_swap(table, generation.suffix), lakehouse.generation_names(table, generation.suffix) %}
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

{% macro rename_table(table, other) %}
  {% do run_query(lakehouse.sql_for('rename_sql', table, other)) %}
{% endmacro %}

{#- One entry of the journal: what a verb of blue/green is about to do, or has done, as JSON in the recovery log. -#}
{% macro note_generation(verb, state, generation, told={}) %}
  {% set detail = {'suffix': generation.suffix} %}
  {% do detail.update(told) %}
  {% do lakehouse.log_verb('blue_green_' ~ verb, state, {
      'table_name': generation.tables | map(attribute='name') | join(', '), 'to_point': generation.suffix, 'detail': tojson(detail),
  }) %}
{% endmacro %}

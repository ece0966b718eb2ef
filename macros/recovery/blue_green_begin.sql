{#-
  The first step of a migration that cannot lose a table: copies of the tables under new names, to be changed at will.

      dbt run-operation blue_green_begin --args '{tables: [orders, customers], suffix: _new}'

  tables   one table or a list; all protected Delta tables when left away
  suffix   the copies are called TABLE ~ suffix; _new by default
  dry_run  true: say what would be copied and change nothing
  output   text (default) or json

  Each copy is of one version and is compared with it by hash. Then change the new tables (a migration, a new model, a
  pipeline of its own), and go on with blue_green_validate, blue_green_swap, blue_green_finish; blue_green_rollback undoes.

  The same command again finishes what was interrupted. When all copies are there, it brings the rows along that the
  tables got or changed since, and leaves everything else in the new tables as it is.
-#}
{% macro blue_green_begin(tables=none, suffix='_new', dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.only_arguments('blue_green_begin', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% set suffix = lakehouse.suffix_argument(suffix) %}
  {% set generation = lakehouse.generations() | selectattr('suffix', 'equalto', suffix) | first %}
  {% if generation %}
    {% do lakehouse.must_be_all_tables(generation, tables) if tables is not none %}
    {% if generation.step == 'swapped' or generation.doing not in [none, 'begin'] %}
      {% set state = lakehouse.unfinished_generations() | selectattr('suffix', 'equalto', suffix) | first %}
      {% do lakehouse.fail("The generation " ~ suffix ~ " is past its beginning (" ~ state.step ~ "); go on with " ~ state.command_to_finish
          ~ (", or undo with " ~ state.command_to_undo if state.command_to_undo else "") ~ ".") %}
    {% elif not generation.doing %}
      {% do generation.update({'again': true}) %}
      {% do lakehouse.note_generation('begin', 'started', generation, {'tables': generation.tables, 'again': true}) if not dry_run %}
    {% endif %}
  {% else %}
    {% set generation = lakehouse.new_generation(tables, suffix) %}
    {% do lakehouse.note_generation('begin', 'started', generation, {'tables': generation.tables}) if not dry_run %}
  {% endif %}
  {% set answers = [] %}
  {% for table in generation.tables %}
    {% do answers.append(lakehouse.begin_table(generation, table, dry_run, started)) %}
  {% endfor %}
  {% do lakehouse.note_generation('begin', 'done', generation, {'tables': generation.tables}) if not dry_run %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'tables': answers})) %}
  {% else %}
    {% do lakehouse.print_table(answers, ['table', 'new_table', 'version', 'rows', 'what', 'hash']) %}
    {% do print("Dry run: nothing was changed." if dry_run else
        "Change the new tables now, then: " ~ lakehouse.generation_command('validate', suffix)) %}
  {% endif %}
{% endmacro %}

{#- What is to be begun: refused as a whole when one table cannot take part. -#}
{% macro new_generation(tables, suffix) %}
  {% set chosen, busy = [], {} %}
  {% for other in lakehouse.generations() %}
    {% for table in other.tables %}
      {% do busy.update({table.name: other.suffix}) %}
    {% endfor %}
  {% endfor %}
  {% if tables is none %}
    {% set wanted = [] %}
    {% for table in lakehouse.protected_tables() if lakehouse.has_history(table) %}
      {% do wanted.append(table) %}
    {% endfor %}
  {% else %}
    {% set wanted = lakehouse.tables_argument(tables) %}
  {% endif %}
  {% for table in wanted %}
    {% if not lakehouse.has_history(table) %}
      {% do lakehouse.fail(table.name ~ " has no history of its own, so nothing tells what changes in it meanwhile; leave it out, "
          ~ "and back it up instead: dbt run-operation backup_table --args '{table: " ~ table.name ~ "}'.") %}
    {% elif not table.key %}
      {% do lakehouse.fail(table.name ~ " has no key, so two generations of it cannot be compared; declare one (meta.key of a "
          ~ "source, unique_key of a model), or leave it out.") %}
    {% elif table.name in busy %}
      {% do lakehouse.fail(table.name ~ " is in the generation " ~ busy[table.name] ~ " already; finish it or undo it first.") %}
    {% endif %}
    {% do lakehouse.must_exist(table) %}
    {% set kind = lakehouse.kind_of_no_table(table) %}
    {% if kind %}
      {% do lakehouse.fail(table.name ~ " is a " ~ kind ~ " now, which can be neither cloned nor renamed; bring the table back first: "
          ~ lakehouse.run_operation('recovery_plan', {'table': table.name}) ~ " lists the ways, or leave it out.") %}
    {% endif %}
    {% set names = lakehouse.generation_names(table, suffix) %}
    {% for name in [names.new, names.old] if lakehouse.exists(name) %}
      {% do lakehouse.fail(name.identifier ~ " exists already; choose another suffix.") %}
    {% endfor %}
    {% do chosen.append({
        'name': table.name, 'database': table.database, 'schema': table.schema, 'identifier': table.identifier, 'key': table.key,
        'newest': table.newest, 'reload': table.reload, 'version': lakehouse.stamp(table).version,
    }) %}
  {% endfor %}
  {{ return({'suffix': suffix, 'tables': chosen, 'step': 'begun', 'doing': 'begin', 'again': false}) }}
{% endmacro %}

{% macro suffix_argument(suffix) %}
  {% set suffix = lakehouse.name_of('suffix', suffix) %}
  {% if not modules.re.match('^_[A-Za-z0-9_]*[A-Za-z0-9]$', suffix) or lakehouse.left_by_dbt('x' ~ suffix) %}
    {% do lakehouse.fail("suffix: " ~ suffix ~ " makes no good name; write an underscore, then letters and digits, such as suffix: _new.") %}
  {% endif %}
  {{ return(suffix) }}
{% endmacro %}

{#- Copy a table, or find that it has been copied; and when the generation stood already, bring new rows along. -#}
{% macro begin_table(generation, table, dry_run, started) %}
  {% set names = lakehouse.generation_names(table, generation.suffix) %}
  {% do lakehouse.must_exist(names.live) %}
  {% set there = lakehouse.exists(names.new) %}
  {% set version = lakehouse.stamp(names.live).version %}
  {% set answer = {'table': table.name, 'new_table': names.new.identifier, 'version': table.version, 'hash': none} %}
  {% if there and generation.again %}
    {% set moved = lakehouse.moved_rows(names.live, table.version, version) %}
    {% do answer.update({'rows': moved, 'what': 'brought along', 'version': version}) %}
    {% if moved and not dry_run %}
      {% set since = {'kind': 'table', 'id': "(" ~ lakehouse.moved_sql(names.live, table.version, version) ~ ")",
          'label': 'what version ' ~ version ~ ' has and version ' ~ table.version ~ ' had not'} %}
      {% set plan = dict(lakehouse.plan_restore(names.live, since, 'merge', 'point', names.new.identifier),
          command=lakehouse.generation_command('begin', generation.suffix)) %}
      {% do answer.update({'hash': lakehouse.carry_out(plan, 'blue_green_bring_along', started).hash}) %}
    {% endif %}
    {% do table.update({'version': version}) %}
    {{ return(answer) }}
  {% endif %}
  {% if not there and generation.again %}
    {% do table.update({'version': version}) %}
    {% do answer.update({'version': version}) %}
  {% endif %}
  {% set source = lakehouse.reader(names.live, {'kind': 'version', 'id': table.version}) %}
  {% if dry_run %}
    {% do answer.update({'rows': lakehouse.rows("select count(*) as n from " ~ source)[0].n, 'what': 'copied'}) %}
    {{ return(answer) }}
  {% endif %}
  {% if not there %}
    {% do run_query(lakehouse.sql_for('copy_table_sql', names.live, table.version, names.new)) %}
    {% do lakehouse.copy_belongings(names.live, names.new) %}
  {% endif %}
  {% set wanted = lakehouse.fingerprint(names.live, source) %}
  {% set found = lakehouse.fingerprint(names.new, lakehouse.reader(names.new)) %}
  {% if found.hash != wanted.hash %}
    {% do lakehouse.fail(names.new.identifier ~ " holds " ~ found.rows ~ " rows with hash " ~ found.hash ~ " and not the " ~ wanted.rows
        ~ " with hash " ~ wanted.hash ~ " of version " ~ table.version ~ " of " ~ table.name ~ "; throw the copies away and begin again: "
        ~ lakehouse.generation_command('rollback', generation.suffix, drop_new=true)) %}
  {% endif %}
  {% do answer.update({'rows': found.rows, 'what': 'copied', 'hash': found.hash}) %}
  {{ return(answer) }}
{% endmacro %}

{#- The rows of one version that an older one had not, or had otherwise; a column that came since was NULL before. -#}
{% macro moved_sql(table, before, now) %}
  {% set newer = lakehouse.reader(table, {'kind': 'version', 'id': now}) %}
  {% set older = lakehouse.reader(table, {'kind': 'version', 'id': before}) %}
  {% set had, now_columns, then_columns = lakehouse.columns_of(older) | map(attribute='name') | list, [], [] %}
  {% for column in lakehouse.columns_of(newer) %}
    {% set name = lakehouse.quoted(table, column.name) %}
    {% do now_columns.append(name) %}
    {% do then_columns.append(name if column.name in had else "cast(null as " ~ column.type ~ ") as " ~ name) %}
  {% endfor %}
  {{ return("select " ~ now_columns | join(", ") ~ " from " ~ newer ~ " except select " ~ then_columns | join(", ") ~ " from " ~ older) }}
{% endmacro %}

{#- How many they are; refused with what to do instead when the older version cannot be read any more. -#}
{% macro moved_rows(table, before, now, instead='throw the new generation away with blue_green_rollback and drop_new: true, and begin again') %}
  {% if before == now %}
    {{ return(0) }}
  {% endif %}
  {% set tried = lakehouse.probe(table, {'kind': 'version', 'id': before}) %}
  {% if not tried.error %}
    {% set tried = lakehouse.try_rows("select count(*) as n from (" ~ lakehouse.moved_sql(table, before, now) ~ ") as moved") %}
  {% endif %}
  {% if tried.error %}
    {% do lakehouse.fail("What " ~ table.name ~ " got since version " ~ before ~ " cannot be told any more (" ~ tried.error ~ "); " ~ instead ~ ".") %}
  {% endif %}
  {{ return(tried.rows[0].n | int) }}
{% endmacro %}

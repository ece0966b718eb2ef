{#- What is to be begun: refused as a whole when one table cannot take part. -#}
{% macro new_deployment(tables, suffix) %}
  {% set chosen, busy = [], {} %}
  {% for other in lakehouse.deployments() %}
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
    {% do lakehouse.require_exists(table) %}
    {% set kind = lakehouse.non_table_type(table) %}
    {% if kind %}
      {% do lakehouse.fail(table.name ~ " is a " ~ kind ~ " now, which can be neither cloned nor renamed; bring the table back first: "
          ~ lakehouse.operation_command('recovery_plan', {'table': table.name}) ~ " lists the ways, or leave it out.") %}
    {% endif %}
    {% set names = lakehouse.deployment_names(table, suffix) %}
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
  {% set suffix = lakehouse.identifier('suffix', suffix) %}
  {% if not modules.re.match('^_[A-Za-z0-9_]*[A-Za-z0-9]$', suffix) or lakehouse.leftover_of('x' ~ suffix) %}
    {% do lakehouse.fail("suffix: " ~ suffix ~ " makes no good name; write an underscore, then letters and digits, such as suffix: _new.") %}
  {% endif %}
  {{ return(suffix) }}
{% endmacro %}

{#- Copy a table, or find that it has been copied; and when the generation stood already, bring new rows along. -#}
{% macro begin_table(generation, table, dry_run, started) %}
  {% set names = lakehouse.deployment_names(table, generation.suffix) %}
  {% do lakehouse.require_exists(names.live) %}
  {% set there = lakehouse.exists(names.new) %}
  {% set version = lakehouse.stamp(names.live).version %}
  {% set answer = {'table': table.name, 'new_table': names.new.identifier, 'version': table.version, 'hash': none} %}
  {% if there and generation.again %}
    {% set moved = lakehouse.count_changed_rows(names.live, table.version, version) %}
    {% do answer.update({'rows': moved, 'what': 'brought along', 'version': version}) %}
    {% if moved and not dry_run %}
      {% set since = {'kind': 'table', 'id': "(" ~ lakehouse.changed_rows_sql(names.live, table.version, version) ~ ")",
          'label': 'what version ' ~ version ~ ' has and version ' ~ table.version ~ ' had not'} %}
      {% set plan = dict(lakehouse.plan_restore(names.live, since, 'merge', 'point', names.new.identifier),
          command=lakehouse.deployment_command('begin', generation.suffix)) %}
      {% do answer.update({'hash': lakehouse.execute_restore(plan, 'blue_green_bring_along', started).hash}) %}
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
    {% do answer.update({'rows': lakehouse.query("select count(*) as n from " ~ source)[0].n, 'what': 'copied'}) %}
    {{ return(answer) }}
  {% endif %}
  {% if not there %}
    {% do run_query(lakehouse.copy_table_sql(names.live, table.version, names.new)) %}
    {% do lakehouse.copy_table_metadata(names.live, names.new) %}
  {% endif %}
  {% set wanted = lakehouse.fingerprint(names.live, source) %}
  {% set found = lakehouse.fingerprint(names.new, lakehouse.reader(names.new)) %}
  {% if found.hash != wanted.hash %}
    {% do lakehouse.fail(names.new.identifier ~ " holds " ~ found.rows ~ " rows with hash " ~ found.hash ~ " and not the " ~ wanted.rows
        ~ " with hash " ~ wanted.hash ~ " of version " ~ table.version ~ " of " ~ table.name ~ "; throw the copies away and begin again: "
        ~ lakehouse.deployment_command('rollback', generation.suffix, drop_new=true)) %}
  {% endif %}
  {% do answer.update({'rows': found.rows, 'what': 'copied', 'hash': found.hash}) %}
  {{ return(answer) }}
{% endmacro %}

{#- The rows of one version that an older one had not, or had otherwise; a column that came since was NULL before. -#}
{% macro changed_rows_sql(table, before, now) %}
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
{% macro count_changed_rows(table, before, now, instead='throw the new generation away with blue_green_rollback and drop_new: true, and begin again') %}
  {% if before == now %}
    {{ return(0) }}
  {% endif %}
  {% set tried = lakehouse.count_readable_rows(table, {'kind': 'version', 'id': before}) %}
  {% if not tried.error %}
    {% set tried = lakehouse.try_query("select count(*) as n from (" ~ lakehouse.changed_rows_sql(table, before, now) ~ ") as moved") %}
  {% endif %}
  {% if tried.error %}
    {% do lakehouse.fail("What " ~ table.name ~ " got since version " ~ before ~ " cannot be told any more (" ~ tried.error ~ "); " ~ instead ~ ".") %}
  {% endif %}
  {{ return(tried.rows[0].n | int) }}
{% endmacro %}

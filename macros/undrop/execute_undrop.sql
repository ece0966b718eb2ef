{#- Do it, step by step, each checked by reading. Returns {rows, hash, seconds, undo}. -#}
{% macro execute_undrop(table, point, way, mode, prefer, started) %}
  {% if way.old is none %}
    {% set plan = lakehouse.plan_restore(table, point, mode, prefer, way.into) %}
    {% do plan.update({'command': way.command}) %}
    {{ return(lakehouse.execute_restore(plan, 'undrop_table', started)) }}
  {% endif %}
  {% set entry = {'table_name': table.name, 'from_point': point.label, 'to_point': table.schema ~ '.' ~ way.old.identifier,
      'detail': way.command} %}
  {% do lakehouse.log_verb('undrop_table', 'started', entry) %}
  {% set newcomer = lakehouse.fingerprint(table, lakehouse.reader(table)) if way.newcomer else {'rows': none} %}
  {% if way.first %}
    {% do lakehouse.set_successor_aside(table, way, newcomer) %}
  {% endif %}
  {% for statement in way.undrop %}
    {% do run_query(statement) %}
  {% endfor %}
  {% if way.merge %}
    {% set source = way.kept if way.first else table %}
    {% set rows_of_now = {'kind': 'table', 'id': source.sql, 'label': 'the rows that ' ~ source.identifier ~ ' has now'} %}
    {% set plan = lakehouse.plan_restore(way.old, rows_of_now, 'merge', {'live': 'point', 'point': 'live'}[prefer]) %}
    {% do plan.update({'command': way.command}) %}
    {% do lakehouse.execute_restore(plan, 'bring_along', started) %}{# its end is not the end of the undrop #}
  {% endif %}
  {% set old = lakehouse.fingerprint(way.old, lakehouse.reader(way.old)) %}
  {% if way.newcomer and not way.first %}
    {% do lakehouse.set_successor_aside(table, way, newcomer) %}
  {% endif %}
  {% set final = way.old if way.kept_as is none else table %}
  {% set found = lakehouse.fingerprint(final, lakehouse.reader(final)) %}
  {% do entry.update({'rows_before': newcomer.rows, 'rows_after': found.rows, 'content_hash': found.hash,
      'seconds': lakehouse.seconds_since(started)}) %}
  {% do lakehouse.log_verb('undrop_table', 'done' if found.hash == old.hash else 'failed', entry) %}
  {% if found.hash != old.hash %}
    {% do lakehouse.fail(final.identifier ~ " holds " ~ found.rows ~ " rows and not the " ~ old.rows ~ " that were brought back: "
        ~ "something wrote to it meanwhile; look at dbt run-operation time_travel --args '{table: " ~ table.name ~ "}'.") %}
  {% endif %}
  {{ return({'rows': found.rows, 'hash': found.hash, 'rows_of_newcomer': newcomer.rows, 'seconds': entry.seconds,
      'undo': lakehouse.undo_undrop_sql(table, way)}) }}
{% endmacro %}

{#- Swap, and prove that the newcomer's rows are all kept before what cannot be renamed goes. -#}
{% macro set_successor_aside(table, way, newcomer) %}
  {% do run_query(way.swap[0]) %}
  {% set kept = lakehouse.fingerprint(table, lakehouse.reader(way.kept)) %}
  {% if kept.hash != newcomer.hash %}
    {% do lakehouse.fail("Rows have landed in " ~ table.name ~ " meanwhile: it held " ~ newcomer.rows ~ " and " ~ way.kept.identifier
        ~ " holds " ~ kept.rows ~ "; stop what writes to it. The old table stands as " ~ way.old.identifier
        ~ "; go on with dbt run-operation undrop_table --args '{table: " ~ table.name ~ ", standing: NAME}'.") %}
  {% endif %}
  {% for statement in way.swap[1:] %}
    {% do run_query(statement) %}
  {% endfor %}
{% endmacro %}

{#- The way back from it, as SQL; none where what had the name cannot have it again. -#}
{% macro undo_undrop_sql(table, way) %}
  {% if way.kept_as is none or way.type in ['STREAMING_TABLE', 'MATERIALIZED_VIEW'] %}
    {{ return(none) }}
  {% endif %}
  {% set undropped = lakehouse.table_at(table.database, table.schema, way.kept_as | replace('__replaced_', '__undropped_')) %}
  {{ return("alter table " ~ table.sql ~ " rename to " ~ undropped.sql ~ "; alter " ~ ("view " if way.type == 'VIEW' else "table ")
      ~ way.kept.sql ~ " rename to " ~ table.sql) }}
{% endmacro %}

{% macro print_undrop(table, point, way) %}
  {% do print("Plan: bring back " ~ point.label ~ " as " ~ (way.old.identifier if way.old and not way.newcomer else table.identifier)) %}
  {% if way.newcomer %}
    {% do print("  what is called " ~ table.identifier ~ " now (" ~ way.type | lower | replace('_', ' ') ~ ") is kept as " ~ way.kept_as
        ~ ("; its rows are merged into the old table" if way.merge else "")) %}
  {% endif %}
  {% if point.kind == 'dropped' %}
    {% do print("  its rows are counted when it is back: a dropped table cannot be read") %}
  {% endif %}
  {% if way.undrop or way.swap %}
    {% do print("Statements:") %}
    {% for statement in way.swap + way.undrop if way.first %}
      {% do print("  " ~ statement) %}
    {% endfor %}
    {% for statement in way.undrop + way.swap if not way.first %}
      {% do print("  " ~ statement) %}
    {% endfor %}
  {% endif %}
{% endmacro %}

{% macro print_undropped(table, way, answer) %}
  {% do print("Done: " ~ (way.old.identifier if way.old and not way.newcomer else table.name) ~ " holds " ~ '{:,}'.format(answer.rows)
      ~ " rows, verified by reading all of them (hash " ~ answer.hash ~ "), " ~ answer.seconds ~ " s.") %}
  {% if way.kept_as %}
    {% do print("What had the name, " ~ '{:,}'.format(answer.rows_of_newcomer) ~ " rows, is kept as " ~ way.kept_as
        ~ "; drop it by hand when it is not needed.") %}
  {% endif %}
  {% if answer.undo %}
    {% do print("Undo with: " ~ answer.undo) %}
  {% endif %}
  {% if table.reload %}
    {% do print("What has happened since is filled by the next load: " ~ table.reload) %}
  {% endif %}
{% endmacro %}

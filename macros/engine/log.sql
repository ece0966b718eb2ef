{#-
  One row in the recovery log: what a verb did. A verb that changes something writes `started` before and `done` or
  `failed` after; a `started` without an end is an interrupted one. `entry` may hold table_name, from_point, to_point,
  rows_before, rows_after, content_hash, seconds, detail.
-#}
{% macro log_verb(verb, state, entry={}) %}
  {% set row = {
      'run_id': invocation_id, 'logged_at': lakehouse.now().isoformat(), 'verb': verb, 'state': state,
      'who': env_var('USER', env_var('LOGNAME', 'unknown')),
  } %}
  {% do row.update(entry) %}
  {% do adapter.dispatch('write_log', 'lakehouse')(row) %}
{% endmacro %}

{#- What to write behind FROM to read the log, or none while there is none. -#}
{% macro log_reader() %}
  {{ return(adapter.dispatch('log_reader', 'lakehouse')()) }}
{% endmacro %}

{% macro duckdb__log_reader() %}
  {% set log = lakehouse.table_at('lake', target.schema ~ '_recovery', 'recovery_log', in_lake=true) %}
  {% set damaged = lakehouse.damaged_at_its_end(log) %}
  {% if damaged %}{# what it told before it was damaged #}
    {{ return(lakehouse.reader(log, {'kind': 'version', 'id': damaged.version})) }}
  {% endif %}
  {{ return(lakehouse.reader(log) if lakehouse.exists(log) else none) }}
{% endmacro %}

{% macro default__log_reader() %}
  {% set log = lakehouse.table_at(target.database, target.schema ~ '_recovery', 'recovery_log') %}
  {{ return(log.sql if lakehouse.exists(log) else none) }}
{% endmacro %}

{#- A damaged log stops no verb: the new entry begins another one, with what could be read of the old. -#}
{% macro duckdb__write_log(row) %}
  {% set written = lakehouse.rows(
      "select moved_to, kept_version from lake.log(" ~ lakehouse.text_literal(target.schema ~ '_recovery.recovery_log') ~ ", "
      ~ lakehouse.text_literal(tojson(row)) ~ ")"
  )[0] %}
  {% if written.moved_to %}
    {% do exceptions.warn("The recovery log was damaged; it was moved aside as " ~ target.schema ~ "_recovery/" ~ written.moved_to ~ ". "
        ~ ("Its entries up to version " ~ written.kept_version ~ " stand in the new one." if written.kept_version is not none
           else "None of its entries could be read: the new one begins empty.")) %}
  {% endif %}
{% endmacro %}

{% macro default__write_log(row) %}
  {% set place = lakehouse.default__quote_name(target.database) ~ "." ~ lakehouse.default__quote_name(target.schema ~ '_recovery') %}
  {% do lakehouse.rows("create schema if not exists " ~ place) %}
  {% do lakehouse.rows(
      "create table if not exists " ~ place ~ ".recovery_log (run_id string, logged_at timestamp, who string, verb string, "
      ~ "table_name string, state string, from_point string, to_point string, rows_before bigint, rows_after bigint, "
      ~ "content_hash string, seconds double, detail string) using delta"
  ) %}
  {% set names, values = [], [] %}
  {% for name, value in row.items() if value is not none %}
    {% do names.append(name) %}
    {% set text = lakehouse.text_literal(value) if value is string else value | string %}
    {% do values.append("cast(" ~ text ~ " as timestamp)" if name == 'logged_at' else text) %}
  {% endfor %}
  {% do lakehouse.rows(
      "insert into " ~ place ~ ".recovery_log (" ~ names | join(", ") ~ ") values (" ~ values | join(", ") ~ ")"
  ) %}
{% endmacro %}

{#- A damaged recovery log as findings of doctor: where it lies, or was moved aside. -#}
{% macro damage_of_log() %}
  {% set found, log = [], lakehouse.table_at('lake', target.schema ~ '_recovery', 'recovery_log', in_lake=adapter.type() == 'duckdb') %}
  {% for row in lakehouse.remains(log) if not row.aside %}
    {% do found.append(lakehouse.finding('', 'WARN', "the recovery log cannot be opened: it is damaged. "
        ~ ("What it told up to version " ~ row.version ~ " is counted here; what was begun and not finished since, nobody knows"
           if row.version is not none else "What was begun and not finished, nobody knows")
        ~ ". The next verb that changes something moves it aside and goes on, such as", lakehouse.run_operation('backup_all'))) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Rows and keys of every table and its retention, then the backups: what the doctor looks at, to be read by a person. -#}
{% macro emit_doctor(given, asked) %}
  {% set steps, tables = [], lakehouse.emitted_tables(asked) %}
  {% for table in tables %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.append(lakehouse.step(
        table.identifier ~ ": its rows" ~ (", keys that occur more than once, keys that are NULL; both must be 0." if table.key else "."),
        lakehouse.key_facts(table, live) if table.key else "select count(*) as n from " ~ live
    )) %}
    {% if table.delta %}
      {% do steps.append(lakehouse.step("How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.",
          lakehouse.sql_for('properties_query', table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.emit_list_backups({}, asked)) }}
{% endmacro %}

{% macro key_facts(table, from_clause) %}
  {% set tests = [] %}
  {% for column in table.key %}
    {% do tests.append(lakehouse.quoted(table, column) ~ " is null") %}
  {% endfor %}
  {{ return("select count(*) as n, " ~ lakehouse.double_keys(table, from_clause) ~ " as double_keys, sum(case when " ~ tests | join(" or ")
      ~ " then 1 else 0 end) as null_keys from " ~ from_clause) }}
{% endmacro %}

{% macro default__properties_query(table) %}
  {{ return("show tblproperties " ~ table.sql) }}
{% endmacro %}

{% macro duckdb__properties_query(table) %}
  {{ return("select properties from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}

{#- Every version and backup of a table, and for one of them what it would bring back. -#}
{% macro emit_recovery_plan(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.extend(lakehouse.sql_for('history_steps', table)) if table.delta %}
    {% if table.delta and table.key %}
      {% set point = lakehouse.reader(table, {'kind': 'version', 'id': 0}) %}
      {% do steps.append(lakehouse.step("What a version would bring back, and what it lacks; put its number for 0.",
          lakehouse.gain_of_point(table, live, point))) %}
    {% endif %}
    {% if table.key %}
      {% set id = lakehouse.engine('backup_id', table.dialect)('set_20260203T090000Z', table) %}
      {% do steps.append(lakehouse.step("The same of a backup; put the id of its set for set_20260203T090000Z.",
          lakehouse.gain_of_point(table, live, lakehouse.reader(table, {'kind': 'backup', 'id': id})))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.emit_list_backups(given, asked)) }}
{% endmacro %}

{% macro gain_of_point(table, live, point) %}
  {{ return("select " ~ lakehouse.missing_keys(table, point, live) ~ " as recovers, " ~ lakehouse.missing_keys(table, live, point)
      ~ " as lacks") }}
{% endmacro %}

{#- Without a look at the table the properties are set whatever they are: longer ones would become shorter, so it says so. -#}
{% macro emit_set_retention(given, asked) %}
  {% set days = lakehouse.wanted_days() if given.get('days') is none else lakehouse.whole_number('days', given.days) %}
  {% if not days %}
    {% do lakehouse.fail("days: 0 would keep no history; write days: 30 or more.") %}
  {% endif %}
  {% set wanted = {'delta.logRetentionDuration': 'interval ' ~ days ~ ' days', 'delta.deletedFileRetentionDuration': 'interval ' ~ days ~ ' days'} %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked, delta=true) %}
    {% if not table.delta %}
      {% do lakehouse.fail(table.name ~ " has no history of its own there, so there is none to keep.") %}
    {% endif %}
    {% do steps.append(lakehouse.step("What " ~ table.identifier ~ " keeps now: if that is longer, leave the next statement out.",
        lakehouse.sql_for('properties_query', table))) %}
    {% for statement in lakehouse.sql_for('set_properties_sql', table, wanted) %}
      {% do steps.append(lakehouse.step("Keep its history for " ~ days ~ " days.", statement)) %}
    {% endfor %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- A query that writes the statements, as the tables that a killed drill left are not known. -#}
{% macro emit_clean_up(given, asked) %}
  {% if asked.dialect == 'spark' %}
    {% do lakehouse.fail("clean_up cannot be printed for spark: no query there lists what an interrupted drill left; show tables in the schema "
        ~ target.schema ~ "_drill does.") %}
  {% endif %}
  {{ return([lakehouse.step("The statements that would delete what interrupted verbs left. Read them before you run them.",
      lakehouse.sql_for('clean_up_sql', lakehouse.emitted_tables(asked)[0]))]) }}
{% endmacro %}

{% macro default__clean_up_sql(table) %}
  {{ return("select concat(" ~ lakehouse.default__text_literal("drop table " ~ lakehouse.quoted(table, table.database) ~ ".`")
      ~ ", table_schema, '`.`', table_name, '`;') as to_run from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = " ~ lakehouse.default__text_literal(target.schema ~ '_drill') ~ " order by table_name") }}
{% endmacro %}

{% macro duckdb__clean_up_sql(table) %}
  {{ return("select concat('select * from lake.clear(''', path, ''');') as to_run, was from lake.leftovers() order by path") }}
{% endmacro %}

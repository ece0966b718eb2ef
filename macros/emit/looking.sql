{#- Rows and keys of every table and its retention, then the backups: what the doctor looks at, to be read by a person. -#}
{% macro emit_doctor(given, asked) %}
  {% set steps, tables = [], lakehouse.emitted_tables(asked) %}
  {% for table in tables %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.append(lakehouse.step(
        table.identifier ~ ": its rows" ~ ("; double_now (keys that occur more than once) and unkeyed_now (rows with NULL in the key) must be 0."
            if table.key else "."),
        lakehouse.compare_keys_sql(table, live, none) if table.key else "select count(*) as rows_now from " ~ live
    )) %}
    {% if table.delta %}
      {% do steps.append(lakehouse.step("How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.",
          lakehouse.properties_sql(table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.emit_list_backups({}, asked)) }}
{% endmacro %}

{#- Every version and backup of a table, and for one of them what it would bring back. -#}
{% macro emit_recovery_plan(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.extend(lakehouse.history_steps(table)) if table.delta %}
    {% if table.delta and table.key %}
      {% do steps.append(lakehouse.step("What a version would bring back (only_then), and what it lacks (only_now); put its number for 0.",
          lakehouse.compare_keys_sql(table, live, lakehouse.reader(table, {'kind': 'version', 'id': 0})))) %}
    {% endif %}
    {% if table.key %}
      {% set id = lakehouse.backup_id('set_20260203T090000Z', table) %}
      {% do steps.append(lakehouse.step("The same of a backup; put the id of its set for set_20260203T090000Z.",
          lakehouse.compare_keys_sql(table, live, lakehouse.reader(table, {'kind': 'backup', 'id': id})))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.emit_list_backups(given, asked)) }}
{% endmacro %}

{#- Without a look at the table the properties are set whatever they are: longer ones would become shorter, so it says so. -#}
{% macro emit_set_retention(given, asked) %}
  {% set days = lakehouse.days_argument(given.get('days')) %}
  {% set wanted = {'delta.logRetentionDuration': 'interval ' ~ days ~ ' days', 'delta.deletedFileRetentionDuration': 'interval ' ~ days ~ ' days'} %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked, delta=true) %}
    {% if not table.delta %}
      {% do lakehouse.fail(table.name ~ " has no history of its own there, so there is none to keep; its ways back are its backups: emit_sql "
          ~ "with verb: backup_table.") %}
    {% endif %}
    {% do steps.append(lakehouse.step("What " ~ table.identifier ~ " keeps now: if that is longer, leave the next statement out.",
        lakehouse.properties_sql(table))) %}
    {% for statement in lakehouse.set_properties_sql(table, wanted) %}
      {% do steps.append(lakehouse.step("Keep its history for " ~ days ~ " days.", statement)) %}
    {% endfor %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#-
  A query that writes the statements, as nobody has looked what there is. A damaged table that was moved aside is left
  out: whether it holds rows that nothing else has, only the verb finds out.
-#}
{% macro emit_clean_up(given, asked) %}
  {% if asked.dialect == 'spark' %}
    {% do lakehouse.fail("clean_up cannot be printed for spark: no query there lists what an interrupted drill left; show tables in the schema "
        ~ lakehouse.scratch_schema() ~ " does.") %}
  {% endif %}
  {% set tables, names = lakehouse.emitted_tables(asked), [] %}
  {% for table in tables %}
    {% do names.append(lakehouse.spark__text_literal((table.schema ~ '__' ~ table.identifier) | lower)) %}
  {% endfor %}
  {{ return([lakehouse.step("The statements that would delete what interrupted verbs left. Read them before you run them.",
      lakehouse.clean_up_sql(tables[0], lakehouse.scratch_schema(), names | join(", ")))]) }}
{% endmacro %}

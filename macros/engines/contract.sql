{#-
  The contract: every question that an engine answers, with its arguments and its result. Each folder beside this file
  is an engine; databricks/exists.sql answers `exists` with the macro databricks__exists, and so on. A test compares the
  folders with this file.

  table    a dictionary as table_at() makes it; table.engine names the engine when SQL is printed for another one
  point    {kind: live, version, backup or table; id; columns of a backup}; see reader()
  plan     see plan_restore()
  record   the manifest of a backup; see take_backup()

  What ends in _sql returns SQL (a text, or a list of statements where the description says so) and runs nothing.
-#}

{# Names and literals #}

{#- A name in quotes. -#}
{% macro quote_name(name, engine=none) %}
  {{ return(lakehouse.answer('quote_name', engine)(name)) }}
{% endmacro %}

{#- A value as a SQL text literal. -#}
{% macro text_literal(value, engine=none) %}
  {{ return(lakehouse.answer('text_literal', engine)(value)) }}
{% endmacro %}

{#- An expression: the value under keys, from the outside in, of a JSON text; as text. keys: a list of names. -#}
{% macro json_text_sql(table, json, keys) %}
  {{ return(lakehouse.answer('json_text_sql', table.engine)(table, json, keys)) }}
{% endmacro %}

{#- The name of the text type. -#}
{% macro text_type(table) %}
  {{ return(lakehouse.answer('text_type', table.engine)(table)) }}
{% endmacro %}

{# What there is #}

{#- Does a table, or view, of that name exist now? Asked of the catalog, not of dbt's cache. -> bool -#}
{% macro exists(table) %}
  {{ return(lakehouse.answer('exists', table.engine)(table)) }}
{% endmacro %}

{#- The relations of the table's schema: a list of {name, type}, type as the catalog calls it (MANAGED, VIEW, ...). -#}
{% macro tables_of_schema(table) %}
  {{ return(lakehouse.answer('tables_of_schema', table.engine)(table)) }}
{% endmacro %}

{#- The columns of a query or table: a list of {name, type}, types as the engine names them, in lower case. -#}
{% macro columns_of(from_clause) %}
  {{ return(lakehouse.answer('columns_of')(from_clause)) }}
{% endmacro %}

{#- Does the table have versions of its own? -> bool -#}
{% macro has_history(table) %}
  {{ return(lakehouse.answer('has_history', table.engine)(table)) }}
{% endmacro %}

{#-
  The versions of a table, newest first: {version, committed_at (text, UTC), operation, note} and, as each version
  is read for it, {rows, unreadable (the reason, or none)}. Empty for a table without history. probe=false leaves
  out the last two where they cost a query a version.
-#}
{% macro history(table, probe=true) %}
  {{ return(lakehouse.answer('history', table.engine)(table, probe)) }}
{% endmacro %}

{#- The number of the newest version; none for a table without history. -#}
{% macro current_version(table) %}
  {{ return(lakehouse.answer('current_version', table.engine)(table)) }}
{% endmacro %}

{#- {id, version}: another table of the same name has another id, a new commit another version. -#}
{% macro stamp(table) %}
  {{ return(lakehouse.answer('stamp', table.engine)(table)) }}
{% endmacro %}

{#- The bytes of the data files; none where tables share one file. -#}
{% macro bytes_of(table) %}
  {{ return(lakehouse.answer('bytes_of', table.engine)(table)) }}
{% endmacro %}

{#- The Delta properties that were set on a table, as a dictionary. -#}
{% macro table_properties(table) %}
  {{ return(lakehouse.answer('table_properties', table.engine)(table)) }}
{% endmacro %}

{#- The query that table_properties runs. -#}
{% macro properties_sql(table) %}
  {{ return(lakehouse.answer('properties_sql', table.engine)(table)) }}
{% endmacro %}

{#-
  What the catalog keeps beside the data, so that a copy lacks it: {comment, tags, column_tags, grants}; none where
  there is no such thing.
-#}
{% macro table_metadata(table) %}
  {{ return(lakehouse.answer('table_metadata', table.engine)(table)) }}
{% endmacro %}

{#-
  The newest version if more commits came since a restore was planned than its statements make; else none. Commits
  that change no row (OPTIMIZE, VACUUM) do not count.
-#}
{% macro concurrent_commit(plan) %}
  {{ return(lakehouse.answer('concurrent_commit', plan.table.engine)(plan)) }}
{% endmacro %}

{# dbt's materializations #}

{#- The strategy of an incremental model that names none: append, merge, delete+insert. unique_key: its keys, or none. -#}
{% macro default_strategy(unique_key) %}
  {{ return(lakehouse.answer('default_strategy')(unique_key)) }}
{% endmacro %}

{# Reading #}

{#- What to write behind FROM to read a point; see reader(). -#}
{% macro read_point_sql(table, point) %}
  {{ return(lakehouse.answer('read_point_sql', table.engine)(table, point)) }}
{% endmacro %}

{#- Run a query that may fail (a damaged file, a vacuumed version): {rows, error}, one of them none. -#}
{% macro try_query(sql) %}
  {{ return(lakehouse.answer('try_query')(sql)) }}
{% endmacro %}

{#- Run a statement that may fail: what went wrong, or none. -#}
{% macro try_execute(sql) %}
  {{ return(lakehouse.answer('try_execute')(sql)) }}
{% endmacro %}

{#- A query that reads the columns (all if the list is empty) of every file and returns the number of rows as n. -#}
{% macro count_readable_rows_sql(table, from_clause, columns) %}
  {{ return(lakehouse.answer('count_readable_rows_sql', table.engine)(table, from_clause, columns)) }}
{% endmacro %}

{#- A query that returns n, the number of rows, and total, the sum of the rows' hashes as text. -#}
{% macro fingerprint_sql(table, from_clause, columns) %}
  {{ return(lakehouse.answer('fingerprint_sql', table.engine)(table, from_clause, columns)) }}
{% endmacro %}

{#- An aggregate: the sum of the hashes of a text over all rows, as text. -#}
{% macro hash_total(table, text) %}
  {{ return(lakehouse.answer('hash_total', table.engine)(table, text)) }}
{% endmacro %}

{#- An expression: a value as text, the same in every session. -#}
{% macro value_text(table, name, type) %}
  {{ return(lakehouse.answer('value_text', table.engine)(table, name, type)) }}
{% endmacro %}

{# Lost and damaged #}

{#-
  Tables that can be undropped and may have been this one, newest first: a list of {kind: dropped, id, name, when,
  label}.
-#}
{% macro dropped_tables(table) %}
  {{ return(lakehouse.answer('dropped_tables', table.engine)(table)) }}
{% endmacro %}

{#-
  What is left of a table whose Delta log is damaged: the table itself, and the folders of it in quarantine; a list
  of {name, version (the newest that can be read, or none), committed_at, rows, aside}.
-#}
{% macro salvaged_files(table) %}
  {{ return(lakehouse.answer('salvaged_files', table.engine)(table)) }}
{% endmacro %}

{#- What a killed copy or deletion left, and quarantined tables: a list of {path, was, bytes}. -#}
{% macro leftovers() %}
  {{ return(lakehouse.answer('leftovers')()) }}
{% endmacro %}

{#- The statement that deletes a leftover. -#}
{% macro clear_leftover_sql(path) %}
  {{ return(lakehouse.answer('clear_leftover_sql')(path)) }}
{% endmacro %}

{# Backups #}

{#- Every copy in the places where backups of these schemas lie: a list of {id, manifest (text or none), bytes}. -#}
{% macro backup_rows(schemas) %}
  {{ return(lakehouse.answer('backup_rows')(schemas)) }}
{% endmacro %}

{#- The id of the backup of a table in a set. -#}
{% macro backup_id(set_id, table) %}
  {{ return(lakehouse.answer('backup_id', table.engine)(set_id, table)) }}
{% endmacro %}

{#-
  The statements that copy a table in full as the backup `id`, of one pinned version (none: the current one).
  clone=false copies rows; columns where they are known.
-#}
{% macro copy_sql(table, version, id, clone, columns) %}
  {{ return(lakehouse.answer('copy_sql', table.engine)(table, version, id, clone, columns)) }}
{% endmacro %}

{#- The statement that writes the manifest into a backup: from then on it is complete. -#}
{% macro record_sql(table, record) %}
  {{ return(lakehouse.answer('record_sql', table.engine)(table, record)) }}
{% endmacro %}

{#- Write the manifest. -#}
{% macro record_backup(table, record) %}
  {{ return(lakehouse.answer('record_backup', table.engine)(table, record)) }}
{% endmacro %}

{#- Write the manifest where that may fail: what went wrong, or none. -#}
{% macro try_record_backup(table, record) %}
  {{ return(lakehouse.answer('try_record_backup', table.engine)(table, record)) }}
{% endmacro %}

{#- Why the files of a backup cannot be read, or none. -#}
{% macro find_damage(record) %}
  {{ return(lakehouse.answer('find_damage')(record)) }}
{% endmacro %}

{#- The statements that delete a set; it stops being one with the first of them. -#}
{% macro delete_backup_sql(set_id, records) %}
  {{ return(lakehouse.answer('delete_backup_sql')(set_id, records)) }}
{% endmacro %}

{# The recovery log #}

{#- What to write behind FROM to read the log; none while there is none. -#}
{% macro log_reader() %}
  {{ return(lakehouse.answer('log_reader')()) }}
{% endmacro %}

{#- Add a row to the log, and make the log if there is none. -#}
{% macro write_log(row) %}
  {{ return(lakehouse.answer('write_log')(row)) }}
{% endmacro %}

{# Changing tables #}

{#- The statements that make a table that does not exist from the point of a plan. -#}
{% macro create_from_point_sql(table, plan) %}
  {{ return(lakehouse.answer('create_from_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- The statements that make a table exactly the point of a plan. -#}
{% macro replace_by_point_sql(table, plan) %}
  {{ return(lakehouse.answer('replace_by_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- The statements that merge the point of a plan into a table by key. -#}
{% macro merge_point_sql(table, plan) %}
  {{ return(lakehouse.answer('merge_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- The statements that add columns to a table. -#}
{% macro add_columns_sql(table, columns) %}
  {{ return(lakehouse.answer('add_columns_sql', table.engine)(table, columns)) }}
{% endmacro %}

{#- The statements that set Delta properties. -#}
{% macro set_properties_sql(table, properties) %}
  {{ return(lakehouse.answer('set_properties_sql', table.engine)(table, properties)) }}
{% endmacro %}

{#- The statement that copies one version (none: the current one) under another name. -#}
{% macro copy_table_sql(table, version, other) %}
  {{ return(lakehouse.answer('copy_table_sql', table.engine)(table, version, other)) }}
{% endmacro %}

{#- The statement that renames a table. -#}
{% macro rename_sql(table, other) %}
  {{ return(lakehouse.answer('rename_sql', table.engine)(table, other)) }}
{% endmacro %}

{#- The statement that drops a table if it exists. -#}
{% macro drop_table_sql(table) %}
  {{ return(lakehouse.answer('drop_table_sql', table.engine)(table)) }}
{% endmacro %}

{#- Give a full copy of a table the table's metadata. -#}
{% macro copy_table_metadata(table, other) %}
  {{ return(lakehouse.answer('copy_table_metadata', table.engine)(table, other)) }}
{% endmacro %}

{#- The statements that make the schema of a drill. -#}
{% macro make_scratch_sql(table) %}
  {{ return(lakehouse.answer('make_scratch_sql', table.engine)(table)) }}
{% endmacro %}

{#- The statements that drop a table of a drill. -#}
{% macro drop_scratch_sql(table) %}
  {{ return(lakehouse.answer('drop_scratch_sql', table.engine)(table)) }}
{% endmacro %}

{# Undrop #}

{#- How a dropped or sibling table comes back: {undrop, old, merge, newcomer, kept_as, swap, first}; see undrop/. -#}
{% macro undrop_plan(table, point, there, mode, into) %}
  {{ return(lakehouse.answer('undrop_plan', table.engine)(table, point, there, mode, into)) }}
{% endmacro %}

{#- An undrop of the table that was killed on the way, {command, order, undropped, replaced, back}; or none. -#}
{% macro unfinished_undrop(table, into) %}
  {{ return(lakehouse.answer('unfinished_undrop', table.engine)(table, into)) }}
{% endmacro %}

{# Printed SQL #}

{#- A query that writes the statements that delete what interrupted verbs left. -#}
{% macro clean_up_sql(table, schema, names) %}
  {{ return(lakehouse.answer('clean_up_sql', table.engine)(table, schema, names)) }}
{% endmacro %}

{#- Steps that show the versions of a table. -#}
{% macro history_steps(table) %}
  {{ return(lakehouse.answer('history_steps', table.engine)(table)) }}
{% endmacro %}

{#- A query that lists the backups. -#}
{% macro list_sql(table) %}
  {{ return(lakehouse.answer('list_sql', table.engine)(table)) }}
{% endmacro %}

{#- A query that shows the manifest of a backup. -#}
{% macro manifest_sql(table, id) %}
  {{ return(lakehouse.answer('manifest_sql', table.engine)(table, id)) }}
{% endmacro %}

{#- Statements that merge all columns by name. -#}
{% macro merge_all_columns_sql(table, there, prefer, note) %}
  {{ return(lakehouse.answer('merge_all_columns_sql', table.engine)(table, there, prefer, note)) }}
{% endmacro %}

{#- The point of a timestamp, without looking. -#}
{% macro point_at_timestamp(table, time) %}
  {{ return(lakehouse.answer('point_at_timestamp', table.engine)(table, time)) }}
{% endmacro %}

{#- A query that writes the statements that prune. -#}
{% macro prune_sql(table, schemas, keep_last, keep_days) %}
  {{ return(lakehouse.answer('prune_sql', table.engine)(table, schemas, keep_last, keep_days)) }}
{% endmacro %}

{#- A query that returns n and h, a hash over all values. -#}
{% macro row_facts_sql(table, from_clause) %}
  {{ return(lakehouse.answer('row_facts_sql', table.engine)(table, from_clause)) }}
{% endmacro %}

{#- Steps before a change that make it possible to undo it. -#}
{% macro way_back_steps(table) %}
  {{ return(lakehouse.answer('way_back_steps', table.engine)(table)) }}
{% endmacro %}

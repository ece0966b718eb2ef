{#-
  The contract: every question that an engine answers, with its arguments and its result. Each folder beside this file
  is an engine; databricks/exists.sql answers `exists` with the macro databricks__exists, and so on. To support another
  engine, add a folder that answers every question, and name it in engine_folders(). An answer may refuse by name
  (fail). tests/unit/macros/test_contract.py compares the folders with this file.

  What ends in _sql returns SQL (a text, or a list of statements where the description says so) and runs nothing.
  Arguments that several questions have:

    table         a dictionary as tables() describes it; table.engine names the engine when SQL is printed for another
    other         another table, in the same form
    name          a name as the catalog has it, without quotes
    engine        whose answer: databricks, duckdb, spark; by default that of the connection
    from_clause   what follows FROM
    columns       a list of {name, type}
    version       the number of a version; none: the current one
    point         {kind: live, salvaged, files, version, backup or table; id; columns of a backup}; see reader()
    plan          what restore_plan() returns
    record        the manifest of a backup; see take_backup()
    id            the id of a backup
    set_id        the id of a set of backups
    schema        the name of a schema
    schemas       a list of names of schemas
    names         a list of names in lower case
    metadata      what table_metadata() returned, or none
    json          the expression of a JSON text
    sql           one statement or query
    hash          an expression that quick_hash() returned
-#}
{# Names and literals #}
{#- A name in quotes. -> text -#}
{% macro quote_name(name, engine=none) %} {{ return(holdfast.answer('quote_name', engine)(name)) }} {% endmacro %}

{#- `value`, whatever its type, as a SQL text literal. -> text -#}
{% macro text_literal(value, engine=none) %} {{ return(holdfast.answer('text_literal', engine)(value)) }} {% endmacro %}

{#- An expression: a value of a JSON text; keys: names, from the outside in. -> text -#}
{% macro json_text_sql(table, json, keys) %}
    {{ return(holdfast.answer('json_text_sql', table.engine)(table, json, keys)) }}
{% endmacro %}

{#- An expression, true or false: is the text JSON at all? -> text -#}
{% macro is_json_sql(table, json) %}
    {{ return(holdfast.answer('is_json_sql', table.engine)(table, json)) }}
{% endmacro %}

{#- An expression: the length of the list that a JSON text has under `key`; NULL where it has none there. -> text -#}
{% macro json_length_sql(table, json, key) %}
    {{ return(holdfast.answer('json_length_sql', table.engine)(table, json, key)) }}
{% endmacro %}

{#- An expression, true or not: has a JSON text under `key` a list, not empty, in which each element has all `members`?
    -> text -#}
{% macro json_records_sql(table, json, key, members) %}
    {{ return(holdfast.answer('json_records_sql', table.engine)(table, json, key, members)) }}
{% endmacro %}

{#- The name of the type of texts. -> text -#}
{% macro text_type(table) %} {{ return(holdfast.answer('text_type', table.engine)(table)) }} {% endmacro %}

{#- The dialect of an engine, by default that of the connection, as emit_sql calls it. -> text -#}
{% macro own_dialect(engine=none) %} {{ return(holdfast.answer('own_dialect', engine)()) }} {% endmacro %}

{# What a table is #}
{#- Entries that the engine adds to the dictionary of a table, which its own answers alone read. -> dictionary -#}
{% macro table_traits(table) %} {{ return(holdfast.answer('table_traits', table.engine)(table)) }} {% endmacro %}

{#- Does dbt's catalog show the table as a view although it holds rows of its own? -> bool -#}
{% macro shown_as_view(table) %} {{ return(holdfast.answer('shown_as_view', table.engine)(table)) }} {% endmacro %}

{#- The catalog by which other engines know the table, or none. -> text -#}
{% macro shared_catalog(table) %} {{ return(holdfast.answer('shared_catalog', table.engine)(table)) }} {% endmacro %}

{#- Where `engine` has a table of the project that dbt knows on another engine: entries for its dictionary, `database`
    at least. `catalog` is the one that the caller named, or none. -#}
{% macro printed_place(table, catalog, engine=none) %}
    {{ return(holdfast.answer('printed_place', engine)(table, catalog)) }}
{% endmacro %}

{#- The path of a folder in the schema of a table, as leftovers() names it. -> text -#}
{% macro folder_of(table, name) %} {{ return(holdfast.answer('folder_of', table.engine)(table, name)) }} {% endmacro %}

{#- The incremental strategy of a model that names none; has_key: it has a unique_key. -> text -#}
{% macro default_strategy(has_key) %} {{ return(holdfast.answer('default_strategy')(has_key)) }} {% endmacro %}

{# What there is #}
{#- Does a table, or view, of that name exist now? Asked of the catalog, not of dbt's cache. -> bool -#}
{% macro exists(table) %} {{ return(holdfast.answer('exists', table.engine)(table)) }} {% endmacro %}

{#- Does a schema of the table's catalog exist? False also where making one takes no right, so that the statement
    that makes it where it is missing can be sent. -> bool -#}
{% macro schema_exists(table, schema) %}
    {{ return(holdfast.answer('schema_exists', table.engine)(table, schema)) }}
{% endmacro %}

{#- Does the catalog show each user only what that user has a right on, dropped tables among them? -> bool -#}
{% macro catalog_hides(table) %} {{ return(holdfast.answer('catalog_hides', table.engine)(table)) }} {% endmacro %}

{#- Can tables of a database, such as a catalog, have backups? -> bool -#}
{% macro can_have_backups(database) %} {{ return(holdfast.answer('can_have_backups')(database)) }} {% endmacro %}

{#- The statement that empties the table of a protected seed, a relation of dbt, and keeps its history, before dbt fills
    it again; none where dbt's own way keeps it. -#}
{% macro emptying_sql(relation) %} {{ return(holdfast.answer('emptying_sql')(relation)) }} {% endmacro %}

{#- Is the table in a database in memory, which is gone when the command ends? -> bool -#}
{% macro transient(table) %} {{ return(holdfast.answer('transient', table.engine)(table)) }} {% endmacro %}

{#- The relations of the table's schema: a list of {name, type}, type as the catalog calls it (MANAGED, VIEW, ...). -#}
{% macro tables_of_schema(table) %}
    {{ return(holdfast.answer('tables_of_schema', table.engine)(table)) }}
{% endmacro %}

{#- Do other programs know the table by its folder, which a rename does not move? -> bool -#}
{% macro known_by_folder(table) %} {{ return(holdfast.answer('known_by_folder', table.engine)(table)) }} {% endmacro %}

{#- The columns of a query or table: a list of {name, type}, types as the engine names them, in lower case. -#}
{% macro columns_of(from_clause) %} {{ return(holdfast.answer('columns_of')(from_clause)) }} {% endmacro %}

{#- Does the table have versions of its own? -> bool -#}
{% macro has_history(table) %} {{ return(holdfast.answer('has_history', table.engine)(table)) }} {% endmacro %}

{#- The versions of a table, newest first: {version, committed_at (text, UTC), operation, note} and, where the log tells
    it, user (who committed it) and may_lose_rows: its commit can have taken rows away. With `with_readable` also
    {unreadable (the reason, or none), rows (none where they were not counted; see count_versions())} and, where an
    engine closes versions by the table's retention alone, closed; this reads a few versions, whatever their number.
    Empty for a table without history. -#}
{% macro history(table, with_readable=true) %}
    {{ return(holdfast.answer('history', table.engine)(table, with_readable)) }}
{% endmacro %}

{#- The query that history runs; not for a table without history. -#}
{% macro history_sql(table) %} {{ return(holdfast.answer('history_sql', table.engine)(table)) }} {% endmacro %}

{#- The number of the newest version; none for a table without history. -#}
{% macro current_version(table) %} {{ return(holdfast.answer('current_version', table.engine)(table)) }} {% endmacro %}

{#- The query that current_version runs; none for a table without history. -#}
{% macro current_version_sql(table) %}
    {{ return(holdfast.answer('current_version_sql', table.engine)(table)) }}
{% endmacro %}

{#- Does the engine close versions that are older than the table's retention, whether their files are there or not?
    The newest one is never closed. -> bool -#}
{% macro closes_old_versions(table) %}
    {{ return(holdfast.answer('closes_old_versions', table.engine)(table)) }}
{% endmacro %}

{#- The time by the clock that stamps commits: an aware datetime. -#}
{% macro engine_now() %} {{ return(holdfast.answer('engine_now')()) }} {% endmacro %}

{#- When the newest version was committed (text, UTC); none for a table without history. -#}
{% macro newest_commit_at(table) %}
    {{ return(holdfast.answer('newest_commit_at', table.engine)(table)) }}
{% endmacro %}

{#- {id, version}: another table of the same name has another id, a new commit another version. -#}
{% macro stamp(table) %} {{ return(holdfast.answer('stamp', table.engine)(table)) }} {% endmacro %}

{#- The state of a table that exists, by one look that reads no row: {mark, version, unreadable}.

      mark         a text that names the state: another commit, or another table of that name, has another one; none
                   where only reading the table tells whether it changed
      version      the number of the current version; none without versions
      id           the id of the table, within which a version number is never used again; none where an engine keeps
                   no memory of it
      rows         its rows; none where the engine does not list them with the state, see rows_of_state()
      unreadable   why its data files cannot be read, by a look at each; none where all are there, or where the engine
                   has no such look -#}
{% macro state_of(table) %} {{ return(holdfast.answer('state_of', table.engine)(table)) }} {% endmacro %}

{#- The table features that the engine reads and cannot write, as text: such a table cannot be restored in place.
    none for all others. -#}
{% macro unwritable(table) %} {{ return(holdfast.answer('unwritable', table.engine)(table)) }} {% endmacro %}

{#- The bytes of the data files; none where tables share one file. -#}
{% macro bytes_of(table) %} {{ return(holdfast.answer('bytes_of', table.engine)(table)) }} {% endmacro %}

{#- The names of the columns that a table is partitioned by, in order. -#}
{% macro partition_columns(table) %}
    {{ return(holdfast.answer('partition_columns', table.engine)(table)) }}
{% endmacro %}

{#- The Delta properties that were set on a table, as a dictionary. -#}
{% macro table_properties(table) %}
    {{ return(holdfast.answer('table_properties', table.engine)(table)) }}
{% endmacro %}

{#- The query that table_properties runs. -#}
{% macro properties_sql(table) %} {{ return(holdfast.answer('properties_sql', table.engine)(table)) }} {% endmacro %}

{#- What the catalog keeps beside the data, so that a copy lacks it: {comment, tags, column_tags, grants, owner,
    schema_grants, schema_owner}; none where there is no such thing. -#}
{% macro table_metadata(table) %} {{ return(holdfast.answer('table_metadata', table.engine)(table)) }} {% endmacro %}

{#- What may hide rows or values of the table from who reads it: row filters, column masks and policies, as texts. -#}
{% macro row_security(table) %} {{ return(holdfast.answer('row_security', table.engine)(table)) }} {% endmacro %}

{#- The statements that give back the rights and owners, of a table and of its schema, which table_metadata() recorded
    and which are gone. No verb runs them: they need rights that who recovers a table may not have. -#}
{% macro lost_rights_sql(table, metadata) %}
    {{ return(holdfast.answer('lost_rights_sql', table.engine)(table, metadata)) }}
{% endmacro %}

{#- The newest version if more commits came since a restore was planned than its statements make; else none. Commits
    that change no row (OPTIMIZE, VACUUM) do not count. -#}
{% macro concurrent_commit(plan) %}
    {{ return(holdfast.answer('concurrent_commit', plan.table.engine)(plan)) }}
{% endmacro %}

{# Reading #}
{#- The FROM clause that reads a point; see reader(). -#}
{% macro read_point_sql(table, point) %}
    {{ return(holdfast.answer('read_point_sql', table.engine)(table, point)) }}
{% endmacro %}

{#- The point of a time (text, UTC) without a look at the table: {kind, id, label, find_sql}. `find_sql` is a statement
    to run first, or none. -#}
{% macro point_at_timestamp(table, time) %}
    {{ return(holdfast.answer('point_at_timestamp', table.engine)(table, time)) }}
{% endmacro %}

{#- Run a query that may fail (a damaged file, a vacuumed version): {rows, error}, one of them none. Where the engine
    cannot catch an error, it ends the verb. -#}
{% macro try_query(sql) %} {{ return(holdfast.answer('try_query')(sql)) }} {% endmacro %}

{#- Run a statement that may fail: what went wrong, or none. -#}
{% macro try_execute(sql) %} {{ return(holdfast.answer('try_execute')(sql)) }} {% endmacro %}

{#- Run a statement that changes something and that should not fail: what went wrong, or none. Of an error of
    open-source Spark, only the kind is known. -#}
{% macro try_change(sql) %} {{ return(holdfast.answer('try_change')(sql)) }} {% endmacro %}

{#- A query that reads every file and returns the number of rows as n. `columns`: the names of those to read, all if the
    list is empty. -#}
{% macro count_readable_rows_sql(table, from_clause, columns) %}
    {{ return(holdfast.answer('count_readable_rows_sql', table.engine)(table, from_clause, columns)) }}
{% endmacro %}

{#- An aggregate: the sum over all rows of a hash of the expressions `values`, made by values_to_hash(), as text; the
    same wherever hash_kind() is the same. -#}
{% macro content_total(table, values) %}
    {{ return(holdfast.answer('content_total', table.engine)(table, values)) }}
{% endmacro %}

{#- An expression: the kind of content_total(), as text. One of another kind cannot be compared with it. -#}
{% macro hash_kind(table, columns) %}
    {{ return(holdfast.answer('hash_kind', table.engine)(table, columns)) }}
{% endmacro %}

{#- An aggregate: the sum over all rows of 60 bits of MD5 of the expression `text`, as text. -#}
{% macro hash_total(table, text) %}
    {{ return(holdfast.answer('hash_total', table.engine)(table, text)) }}
{% endmacro %}

{#- An expression: the value of the expression `name`, of `type`, as text. Hashes in use are made of it by
    old_row_text(), so it stays as it is. -#}
{% macro value_text(table, name, type) %}
    {{ return(holdfast.answer('value_text', table.engine)(table, name, type)) }}
{% endmacro %}

{#- An expression: 64 bits of a hash of the expressions `values`, made by values_to_hash(); quicker than MD5, and the
    same only within one version of the engine. -#}
{% macro quick_hash(table, values) %}
    {{ return(holdfast.answer('quick_hash', table.engine)(table, values)) }}
{% endmacro %}

{#- What to pass to quick_hash() for columns, so that any two values of one differ: {name: expressions, as text}. -#}
{% macro values_to_hash(table, columns) %}
    {{ return(holdfast.answer('values_to_hash', table.engine)(table, columns)) }}
{% endmacro %}

{#- An aggregate: the sum of quick hashes over all rows, as text. -#}
{% macro hash_sum(table, hash) %} {{ return(holdfast.answer('hash_sum', table.engine)(table, hash)) }} {% endmacro %}

{# Lost and damaged #}
{#- Tables that can be undropped and may have been this one, newest first: a list of {kind: dropped, id, name, when,
    label}. -#}
{% macro dropped_tables(table) %} {{ return(holdfast.answer('dropped_tables', table.engine)(table)) }} {% endmacro %}

{#- What is left of a table whose Delta log is damaged: the table itself, and the folders of it in quarantine; a list
    of dictionaries:

      name, aside                  the folder; is it in quarantine?
      version, committed_at, rows  the newest that can be read, or none
      damaged       which data files of this version cannot be read, or none; then `rows` are those of the others
      log           what is wrong with the log, as a clause; none where it can be read
      unlisted      how many sound data files this version does not list; the reader of {kind: files} reads them
                    with those that it lists, of each key the newest row
      file_rows     how many rows these files have; a key can be in several
      changed_at    when the newest of them was written

    behind   true: the table itself, too, if its log can be read; see gone_back() -#}
{% macro salvaged_files(table, behind=false) %}
    {{ return(holdfast.answer('salvaged_files', table.engine)(table, behind)) }}
{% endmacro %}

{#- The damage to the data files of a version (none: the current one) while the log is sound: {version, rows (of the
    files that are sound), problem, written_version and written_at (the newest commit that wrote a damaged file, or
    none)}. None when there is none, or where the engine finds it by reading only. The reader
    of {kind: salvaged} reads the sound files. -#}
{% macro damage(table, version=none) %}
    {{ return(holdfast.answer('damage', table.engine)(table, version)) }}
{% endmacro %}

{#- What is damaged of a log that write_log writes: {version (whose entries in sound files {kind: salvaged} reads; none:
    no entry can be read), problem and lost (both in words), moves_to (the folder that the next entry moves the log to),
    is_new (the first question of the session)}. None when it is sound, or where the engine finds it by reading
    only. -#}
{% macro log_damage(table) %} {{ return(holdfast.answer('log_damage', table.engine)(table)) }} {% endmacro %}

{#- The statement that makes the sound files of a table, with its history, the table `other`. Where that is the table
    itself, its folder moves to quarantine. -#}
{% macro rescue_sql(table, other) %}
    {{ return(holdfast.answer('rescue_sql', table.engine)(table, other)) }}
{% endmacro %}

{# Backups #}
{#-
  A query: every copy in the places where backups of these schemas lie, one row each. On duckdb these are all that there
  are.

    id, bytes (or NULL)
    manifest      text; NULL where there is none, or it is not JSON
    set_id        the set that the id names; the id where it names none
    by_verbs      the id is one that these verbs make
    schema_name, table_name, set_size     of the manifest: whose copy, and how many tables its set is to hold; without a
                  manifest table_name is what the id tells, and the others are NULL
    sequence_number       of the manifest: the number of its set in the order of taking; NULL in old manifests
    recorded_at, read_at  of the manifest: when it was taken, and last read whole; text, UTC; '' where it does not say
    complete      it has a sound manifest; see sound_manifest_sql()
    verified, suspect, damaged, pinned    what the manifest says
    ...           what delete_sets_sql() of the engine needs

  table   a table of the catalog that is asked
-#}
{% macro copies_sql(table, schemas) %}
    {{ return(holdfast.answer('copies_sql', table.engine)(table, schemas)) }}
{% endmacro %}

{#- A query on the expressions of retention_sql(): set_id, step and to_run, the statements that delete the sets which
    go, with a semicolon. A set stops being one with the first of them. -#}
{% macro delete_sets_sql(table) %} {{ return(holdfast.answer('delete_sets_sql', table.engine)(table)) }} {% endmacro %}

{#- An aggregate: the different values of a text expression, sorted, in one text; NULL where there is none. -#}
{% macro joined_sql(table, expression) %}
    {{ return(holdfast.answer('joined_sql', table.engine)(table, expression)) }}
{% endmacro %}

{#- The paths of folders among the backups that are not backups and do not become any; none where backups are tables of
    a catalog. -#}
{% macro strangers() %} {{ return(holdfast.answer('strangers')()) }} {% endmacro %}

{#- A query: what interrupted verbs left, of path, was, bytes, place, kind, step and to_run; see list_leftovers_sql().

    schema   where drills restore to
    names    the names that tables there may have, a list of literals in lower case -#}
{% macro leftovers_sql(table, schema, names) %}
    {{ return(holdfast.answer('leftovers_sql', table.engine)(table, schema, names)) }}
{% endmacro %}

{#- The id of the backup of a table in a set. -#}
{% macro backup_id(set_id, table) %}
    {{ return(holdfast.answer('backup_id', table.engine)(set_id, table)) }}
{% endmacro %}

{#- The statements that copy a table in full as the backup `id`, of one pinned version (none: the current one); the last
    one copies. clone=false copies rows. -#}
{% macro copy_sql(table, version, id, clone) %}
    {{ return(holdfast.answer('copy_sql', table.engine)(table, version, id, clone)) }}
{% endmacro %}

{#- Does copy_sql copy the files of a table, read each of them again, and compare it with its source? Then the rows of
    the copy are those of the table, and who reads the copy need not read the table, too. -> bool -#}
{% macro copies_exactly(table) %} {{ return(holdfast.answer('copies_exactly', table.engine)(table)) }} {% endmacro %}

{#- Delete a copy that copies_exactly() made and that cannot be read, as its table cannot. Where the command may not
    delete, it stays, without a manifest. -#}
{% macro discard_copy(id) %} {{ return(holdfast.answer('discard_copy')(id)) }} {% endmacro %}

{#- The statement that writes the manifest into a backup: from then on it is complete. -#}
{% macro record_sql(table, record) %}
    {{ return(holdfast.answer('record_sql', table.engine)(table, record)) }}
{% endmacro %}

{#- Why the files of a backup in the first place cannot be read, or none. -#}
{% macro find_damage(record) %} {{ return(holdfast.answer('find_damage')(record)) }} {% endmacro %}

{#- Are the files of a backup those whose rows were hashed for its manifest, by their checksums? {changed: why not, or
    none; recorded: false where the copy has no checksums at all, which `changed` says then} -#}
{% macro changed_files(record) %} {{ return(holdfast.answer('changed_files')(record)) }} {% endmacro %}

{#- Leave a mark about the newest good set, where a loader can read it without dbt. unit: see backup_units(). -#}
{% macro mark_good_set(unit) %} {{ return(holdfast.answer('mark_good_set')(unit)) }} {% endmacro %}

{# The second place for backups #}
{#- Where each backup is copied to besides, as messages show it: a URL or a folder; none where no second place is set.
-#}
{% macro second_place(engine=none) %} {{ return(holdfast.answer('second_place', engine)()) }} {% endmacro %}

{#- Why the second place cannot be reached, as a clause; none if it can. -#}
{% macro second_place_problem() %} {{ return(holdfast.answer('second_place_problem')()) }} {% endmacro %}

{#- A query: where the copies are, {id, here, elsewhere}. here: the copy that copies_sql() judges is the one in the
    first place; elsewhere: the second place has a good one. none without a second place. Arguments: see copies_sql().
-#}
{% macro second_copies_sql(table, schemas) %}
    {{ return(holdfast.answer('second_copies_sql')(table, schemas)) }}
{% endmacro %}

{#- The statements that copy a complete backup to the second place. The last one makes it complete there; before it, the
    copy is read where second_copy() is not none.

    record   its manifest -#}
{% macro copy_elsewhere_sql(table, record) %}
    {{ return(holdfast.answer('copy_elsewhere_sql', table.engine)(table, record)) }}
{% endmacro %}

{#- The statements that bring a backup back from the second place. In SQL that is printed they do nothing where the
    backup is in the first place.

    record   its manifest; its id alone where SQL is printed -#}
{% macro fetch_sql(table, record) %}
    {{ return(holdfast.answer('fetch_sql', table.engine)(table, record)) }}
{% endmacro %}

{#- The FROM clause that reads the copy in the second place; none where compare_elsewhere_sql() compares files. -#}
{% macro second_copy(table, id) %} {{ return(holdfast.answer('second_copy', table.engine)(table, id)) }} {% endmacro %}

{#- The query that reads a copy in the second place: `changed` is NULL, or which file is not what was backed up. -#}
{% macro compare_elsewhere_sql(table, id) %}
    {{ return(holdfast.answer('compare_elsewhere_sql', table.engine)(table, id)) }}
{% endmacro %}

{#- The statement that writes the manifest of a copy in the second place again. -#}
{% macro record_elsewhere_sql(table, record) %}
    {{ return(holdfast.answer('record_elsewhere_sql', table.engine)(table, record)) }}
{% endmacro %}

{# The recovery log #}
{#- The database of the log, see log_table(). -> text -#}
{% macro log_database() %} {{ return(holdfast.answer('log_database')()) }} {% endmacro %}

{#- Add rows to the log in one commit, and make the log if there is none: none, or why they could not be written, as a
    sentence.

    rows   a list of dictionaries: column -> value; see log_row(). `who` is added -#}
{% macro write_log(rows) %} {{ return(holdfast.answer('write_log')(rows)) }} {% endmacro %}

{#- Write a new text file on this machine, where the engine can: its path. A file that exists is not replaced.

    path   from the working folder
    text   what to write -#}
{% macro write_file(path, text) %} {{ return(holdfast.answer('write_file')(path, text)) }} {% endmacro %}

{# The freeze #}
{#- The record of frozen tables: a list of {table_name (SCHEMA.TABLE), who, frozen_at (UTC), reason, unreadable}. Where
    the record cannot be read, one row with the reason as `unreadable` and no table. -#}
{% macro frozen_records() %} {{ return(holdfast.answer('frozen_records')()) }} {% endmacro %}

{#- The query that frozen_records runs; it fails where nothing was ever frozen, on engines that keep a table for it:
    next to the recovery log, `log`, whatever catalog a frozen table is in. -#}
{% macro frozen_sql(log) %} {{ return(holdfast.answer('frozen_sql', log.engine)(log)) }} {% endmacro %}

{#- The statements that make the place of the record, next to `log`; with `look` those that are needed: to make a schema
    or a table needs a right of its own, even where it exists. -#}
{% macro freeze_place_sql(log, look) %}
    {{ return(holdfast.answer('freeze_place_sql', log.engine)(log, look)) }}
{% endmacro %}

{#- The statement that puts a table on the record, next to `log`; reason: why it is frozen. -#}
{% macro freeze_sql(table, reason, log) %}
    {{ return(holdfast.answer('freeze_sql', table.engine)(table, reason, log)) }}
{% endmacro %}

{#- The statement that takes a table off the record, next to `log`. -#}
{% macro thaw_sql(table, log) %} {{ return(holdfast.answer('thaw_sql', table.engine)(table, log)) }} {% endmacro %}

{#- The statement that takes away the record next to `log` that cannot be read. -#}
{% macro discard_freeze_sql(log) %} {{ return(holdfast.answer('discard_freeze_sql', log.engine)(log)) }} {% endmacro %}

{# Changing tables #}
{#- The statement that makes a table that does not exist from the point of a plan. -#}
{% macro create_from_point_sql(table, plan) %}
    {{ return(holdfast.answer('create_from_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- The statement that makes the table's schema if it does not exist; none where it needs none. -#}
{% macro create_schema_sql(table) %}
    {{ return(holdfast.answer('create_schema_sql', table.engine)(table)) }}
{% endmacro %}

{#- The statement that makes a table exactly the point of a plan; `columns` of the plan may be unknown. -#}
{% macro replace_by_point_sql(table, plan) %}
    {{ return(holdfast.answer('replace_by_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- The statement that merges the point of a plan into a table by key. It uses `point_rows`, `missing_rows`,
    `expected_rows`, `updates`, `update_names`, `match` and `point_names` of the plan, see restored_rows(); the last is
    none where the columns are unknown, and then all columns are matched by name. -#}
{% macro merge_point_sql(table, plan) %}
    {{ return(holdfast.answer('merge_point_sql', table.engine)(table, plan)) }}
{% endmacro %}

{#- A select list: all columns of an alias, one of them (`column`) with another value: `expression`. For where the
    columns are unknown. -#}
{% macro star_with_sql(table, alias, column, expression) %}
    {{ return(holdfast.answer('star_with_sql', table.engine)(table, alias, column, expression)) }}
{% endmacro %}

{#- The operator that unites the rows of two queries: by the columns' names where the engine can. -#}
{% macro union_all(table) %} {{ return(holdfast.answer('union_all', table.engine)(table)) }} {% endmacro %}

{#- The statements that add columns to a table; none of them where the write itself adds them. -#}
{% macro add_columns_sql(table, columns) %}
    {{ return(holdfast.answer('add_columns_sql', table.engine)(table, columns)) }}
{% endmacro %}

{#- The statements that give a table what table_metadata() recorded. The comment always, because a copy of a backup has
    the backup's manifest for one; the rest only with is_new: a table that is replaced keeps its own, and a grant
    that was revoked since must not return. -#}
{% macro table_metadata_sql(table, metadata, is_new) %}
    {{ return(holdfast.answer('table_metadata_sql', table.engine)(table, metadata, is_new)) }}
{% endmacro %}

{#- The statements that set Delta properties. -#}
{% macro set_properties_sql(table, properties) %}
    {{ return(holdfast.answer('set_properties_sql', table.engine)(table, properties)) }}
{% endmacro %}

{#- The statement that copies one version (none: the current one) under another name. -#}
{% macro copy_table_sql(table, version, other) %}
    {{ return(holdfast.answer('copy_table_sql', table.engine)(table, version, other)) }}
{% endmacro %}

{#- The statement that renames a table. -#}
{% macro rename_sql(table, other) %}
    {{ return(holdfast.answer('rename_sql', table.engine)(table, other)) }}
{% endmacro %}

{#- The statement that drops a table if it exists. -#}
{% macro drop_table_sql(table) %} {{ return(holdfast.answer('drop_table_sql', table.engine)(table)) }} {% endmacro %}

{#- Give another table what it lacks of a table's metadata: tags, grants, and a comment where it has none. -#}
{% macro copy_table_metadata(table, other) %}
    {{ return(holdfast.answer('copy_table_metadata', table.engine)(table, other)) }}
{% endmacro %}

{#- The statements that drop the schema of a drill, when it is empty. -#}
{% macro drop_scratch_schema_sql(table) %}
    {{ return(holdfast.answer('drop_scratch_schema_sql', table.engine)(table)) }}
{% endmacro %}

{# Undrop #}
{#- Does the engine keep dropped tables, so that they can be undropped? -> bool -#}
{% macro can_undrop(table) %} {{ return(holdfast.answer('can_undrop', table.engine)(table)) }} {% endmacro %}

{#- The query of what can be undropped in the table's schema; none where nothing can. -#}
{% macro dropped_tables_sql(table) %}
    {{ return(holdfast.answer('dropped_tables_sql', table.engine)(table)) }}
{% endmacro %}

{#- The statement that brings a dropped table back under the name that it had; without an id the newest. -#}
{% macro undrop_sql(table, id) %} {{ return(holdfast.answer('undrop_sql', table.engine)(table, id)) }} {% endmacro %}

{#- The statements that keep the rows of a relation under another name, so that its own name is free; `type` as
    tables_of_schema() has it. The first of them makes the other one. -#}
{% macro free_name_sql(table, type, other) %}
    {{ return(holdfast.answer('free_name_sql', table.engine)(table, type, other)) }}
{% endmacro %}

{# Printed SQL #}
{#- A query that lists the backups in the schema of the table, or with an id that backup alone, with their manifests;
    with `sound`, as sound_manifest_sql() judges them, where the engine can read manifests by a query. -#}
{% macro list_sql(table, id=none) %} {{ return(holdfast.answer('list_sql', table.engine)(table, id)) }} {% endmacro %}

{#- What to read in the answer of list_sql(), or where the manifests are that it lacks. -> text -#}
{% macro list_note(table) %} {{ return(holdfast.answer('list_note', table.engine)(table)) }} {% endmacro %}

{#- A query that returns n, the number of rows, and h, a hash over all values: to paste, and to compare two tables. -#}
{% macro row_facts_sql(table, from_clause) %}
    {{ return(holdfast.answer('row_facts_sql', table.engine)(table, from_clause)) }}
{% endmacro %}

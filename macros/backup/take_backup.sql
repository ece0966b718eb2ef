{#-
  One verified backup: pin the version, copy it, read the copy and compare it with what was pinned, then write the
  manifest, which makes it complete. A streaming table, materialized view or view that stands where a table was is copied
  row by row, as it is now. `version` pins an older one. Returns the manifest:

    id, set, set_tables   which backup, of which set, and the names of all tables that the set is to hold
    table, schema, identifier, resource
    taken_at, verified_at UTC; `damaged` instead of the second: when and what a later full read found, see read_again()
    version, rows, content_hash, columns      what was copied
    trusted_at                                when trust_backup was told that its missing rows went on purpose
    reason, suspect, pinned                   why it was taken; why it is not trusted; never to be pruned

  In the recovery log it is an entry of the verb that was asked for it, with the command that takes it again; `backup`
  when another verb takes it before it changes something.
-#}
{% macro take_backup(table, set_id, set_tables, reason=none, verb='backup', command=none, version=none) %}
  {% set started = lakehouse.now() %}
  {% set clone = lakehouse.non_table_type(table) is none %}
  {% set version = version if version is not none else (lakehouse.current_version(table) if clone else none) %}
  {% set id = lakehouse.backup_id(set_id, table) %}
  {% set source = lakehouse.reader(table) if version is none else lakehouse.reader(table, {'kind': 'version', 'id': version}) %}
  {% set before = lakehouse.fingerprint(table, source) %}
  {% set last_good = lakehouse.without_safety_copies(lakehouse.backups_of(table, lakehouse.backups())) | selectattr('verified_at')
      | rejectattr('suspect') | first | default(none) %}
  {% set entry = {'table_name': table.name, 'to_point': id, 'detail': command} %}
  {% do lakehouse.log_verb(verb, 'started', entry) %}
  {% for statement in lakehouse.copy_sql(table, version, id, clone, before.columns) %}
    {% do run_query(statement) %}
  {% endfor %}
  {% set copy = {'kind': 'backup', 'id': id, 'columns': before.columns} %}
  {% set copied = lakehouse.try_fingerprint(table, lakehouse.reader(table, copy), before.columns) %}
  {% if copied.hash != before.hash %}
    {% do lakehouse.log_verb(verb, 'failed', dict(entry, detail=copied.error or command)) %}
    {% do lakehouse.fail_on_column(table, copy, copied.error) if copied.error %}
    {% do lakehouse.fail("The backup " ~ id ~ " holds " ~ copied.rows ~ " rows with hash " ~ copied.hash ~ " and not the "
        ~ before.rows ~ " with hash " ~ before.hash ~ " of " ~ table.name ~ "; it does not count as one. Check the disk and back up again.") %}
  {% endif %}
  {% set names = set_tables | map(attribute='name') | list %}
  {% set record = {
      'id': id, 'set': set_id, 'set_tables': names, 'table': table.name, 'schema': table.schema, 'identifier': table.identifier,
      'resource': table.resource, 'taken_at': lakehouse.time_text(started), 'version': version, 'rows': copied.rows,
      'content_hash': copied.hash, 'columns': copied.columns, 'reason': reason,
      'verified_at': lakehouse.time_text(lakehouse.now()), 'suspect': lakehouse.suspicion(copied.rows, last_good), 'pinned': false,
  } %}
  {% do lakehouse.record_backup(table, record) %}
  {% do lakehouse.log_verb(verb, 'done', dict(entry, rows_after=copied.rows, content_hash=copied.hash,
      seconds=lakehouse.seconds_since(started))) %}
  {{ return(record) }}
{% endmacro %}

{#- A copy that cannot be read again: the column that cannot come back as its type, where it is a column. -#}
{% macro fail_on_column(table, copy, error) %}
  {% for column in copy.columns %}
    {% set alone = dict(copy, columns=[column]) %}
    {% if lakehouse.try_fingerprint(table, lakehouse.reader(table, alone), [column]).error %}
      {% do lakehouse.fail("Column " ~ column.name ~ " of " ~ table.name ~ " is " ~ column.type ~ ", and its values do not come back from a copy ("
          ~ error ~ "); store it as another type, as varchar for example, and back up again. The copy " ~ copy.id ~ " counts as no backup.") %}
    {% endif %}
  {% endfor %}
  {% do lakehouse.fail("The copy " ~ copy.id ~ " of " ~ table.name ~ " cannot be read (" ~ error
      ~ "), so it counts as no backup. Check the disk and back up again.") %}
{% endmacro %}

{#- Why a backup is not to be trusted: it has many rows fewer than the last good one. It never counts for retention. -#}
{% macro suspicion(rows, last_good) %}
  {% if last_good and rows < last_good.rows * (1 - lakehouse.suspect_share()) %}
    {{ return("rows fell from " ~ last_good.rows ~ " to " ~ rows) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- Which share of a table's rows may go before it counts as a loss: the variable recovery_suspect_share. -#}
{% macro suspect_share() %}
  {% set share = var('recovery_suspect_share', 0.05) %}
  {% if share is boolean or share is not number or not 0 < share < 1 %}
    {% do lakehouse.fail("recovery_suspect_share: " ~ share ~ " is no share; write a number between 0 and 1, such as 0.05.") %}
  {% endif %}
  {{ return(share) }}
{% endmacro %}

{#- set_20260203T101500Z: text to YAML, in the order of time. -#}
{% macro new_set_id(kind, moment=none) %}
  {{ return(kind ~ '_' ~ (moment or lakehouse.now()).strftime('%Y%m%dT%H%M%SZ')) }}
{% endmacro %}

{#- The same, and the next second while there is one of that id already. -#}
{% macro free_set_id(kind) %}
  {% set taken = [] %}
  {% for record in lakehouse.backups() %}
    {% do taken.append(lakehouse.set_of(record)) %}
  {% endfor %}
  {% for seconds in range(taken | length + 1) %}
    {% set id = lakehouse.new_set_id(kind, lakehouse.now() + modules.datetime.timedelta(seconds=seconds)) %}
    {% if id not in taken %}
      {{ return(id) }}
    {% endif %}
  {% endfor %}
{% endmacro %}

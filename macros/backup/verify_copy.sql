{#-
  Read a backup again, all of it, and compare it with its manifest: {rows, hash, problem, unmarked}. `problem` is none, or
  what is wrong with it. What the read found goes into the manifest, by which all verbs judge a backup (mark_read);
  `renew=false` writes only what changes that judgement.
-#}
{% macro verify_copy(table, record, renew=true) %}
  {% set found = lakehouse.try_fingerprint(table, lakehouse.reader(table, dict(record, kind='backup')), record.columns) %}
  {% set problem = none %}
  {% if found.error %}
    {% set problem = "it cannot be read (" ~ found.error | trim | truncate(300, true, '...') ~ ")" %}
  {% elif found.hash != record.content_hash %}
    {% set problem = found.rows ~ " rows with hash " ~ found.hash ~ " instead of " ~ record.rows ~ " with hash " ~ record.content_hash %}
  {% endif %}
  {% set needed = renew or problem or record.get('damaged') %}
  {{ return({'rows': found.rows, 'hash': found.hash, 'problem': problem,
      'unmarked': lakehouse.mark_verified(record, problem) if needed else none}) }}
{% endmacro %}

{#-
  Into the manifest: `damaged`, when and what, and no `verified_at` any more, so that nothing counts it as good; or, after a
  good read, a new `verified_at`. Returns a sentence when the manifest cannot be written, else none.
-#}
{% macro mark_verified(record, problem) %}
  {% set now = lakehouse.time_text(lakehouse.now()) %}
  {% set marks = {'damaged': "read at " ~ now ~ " UTC: " ~ problem if problem else none, 'verified_at': none if problem else now} %}
  {% set error = lakehouse.try_record_backup(lakehouse.table_at(target.database, record.schema, record.identifier),
      lakehouse.manifest_with(record, marks)) %}
  {% if not error %}
    {% do record.update(marks) %}
    {{ return(none) }}
  {% endif %}
  {{ return("what was found could not be written into the manifest of " ~ record.id ~ " (" ~ error | trim | truncate(300, true, '...')
      ~ "), so it " ~ ("still counts as good" if problem else "says what it said before")) }}
{% endmacro %}

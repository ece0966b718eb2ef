{#-
  Write into the manifest what a read found: `damaged`, when and what, and no `verified_at` any more, so that nothing
  counts it as good; or, after a good read, a new `verified_at`. Returns a sentence when the manifest cannot be written,
  else none.
-#}
{% macro mark_verified(record, problem) %}
    {% set now = lakehouse.time_text(lakehouse.now()) %}
    {% set damaged = "read at " ~ now ~ " UTC: " ~ problem if problem else none %}
    {% set marks = {'damaged': damaged, 'verified_at': none if problem else now} %}
    {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
    {% set error = lakehouse.try_record_backup(table, lakehouse.manifest_with(record, marks)) %}
    {% if not error %} {% do record.update(marks) %} {{ return(none) }} {% endif %}
    {{ return("what was found could not be written into the manifest of " ~ record.id ~ " ("
        ~ error | trim | truncate(300, true, '...') ~ "), so it "
        ~ ("still counts as good" if problem else "says what it said before")) }}
{% endmacro %}

{#-
  The versions of a table, newest first: version, committed_at (UTC), operation, note, rows, unreadable (the
  reason why it cannot be read, else none). Empty for a table without history of its own.
-#}
{% macro history(relation) %}
  {{ return(adapter.dispatch('history', 'lakehouse')(relation)) }}
{% endmacro %}

{#- A version counts as readable when it can be counted by a scan: history lists more than can be read. -#}
{% macro default__history(relation) %}
  {% set found = lakehouse.rows("describe history " ~ relation) %}
  {% for commit in found %}
    {% set readable = lakehouse.readable_rows(relation, commit.version) %}
    {% do commit.update({
        'committed_at': commit.timestamp, 'note': commit.usermetadata,
        'rows': readable.rows, 'unreadable': readable.reason,
    }) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro duckdb__history(relation) %}
  {% if not lakehouse.in_lake(relation) %}
    {{ return([]) }}
  {% endif %}
  {{ return(lakehouse.rows(
      "select version, strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') || '+00:00' as committed_at, "
      ~ "operation, note, rows, unreadable from lake.history(" ~ lakehouse.lake_name(relation) ~ ") order by version desc"
  )) }}
{% endmacro %}

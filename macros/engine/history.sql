{#-
  The versions of a table, newest first: version, committed_at (text, UTC), operation, note, rows, unreadable (the
  reason why it cannot be read, else none). Empty for a table without history of its own.
-#}
{% macro history(table) %}
  {{ return(adapter.dispatch('history', 'lakehouse')(table)) }}
{% endmacro %}

{#- A version counts as readable when a scan can read it: history lists more versions than can be read. -#}
{% macro default__history(table) %}
  {% set found = lakehouse.rows("describe history " ~ table.sql) %}
  {% for commit in found %}
    {% set scan = lakehouse.try_rows("select count(*) as n from " ~ lakehouse.reader(table, {'kind': 'version', 'id': commit.version})) %}
    {% do commit.update({
        'committed_at': commit.timestamp | string, 'note': commit.usermetadata,
        'rows': none if scan.error else scan.rows[0].n, 'unreadable': scan.error,
    }) %}
  {% endfor %}
  {{ return(found | sort(attribute='version', reverse=true)) }}
{% endmacro %}

{% macro duckdb__history(table) %}
  {% if not table.in_lake %}
    {{ return([]) }}
  {% endif %}
  {{ return(lakehouse.rows(
      "select version, strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at, "
      ~ "operation, note, rows, unreadable from lake.history(" ~ lakehouse.lake_name(table) ~ ") order by version desc"
  )) }}
{% endmacro %}

{#-
  The versions of a table, newest first: version, committed_at (text, UTC), operation, note; and, as each version is
  read for it, rows and unreadable (the reason why it cannot be read, else none). Empty for a table without history
  of its own. With `probe=false` the last two are left out where finding them costs a query a version.
-#}
{% macro history(table, probe=true) %}
  {{ return(adapter.dispatch('history', 'lakehouse')(table, probe)) }}
{% endmacro %}

{#- A version counts as readable when a scan can read it: history lists more versions than can be read. -#}
{% macro default__history(table, probe) %}
  {% set found = [] %}
  {% for commit in lakehouse.rows("describe history " ~ table.sql) %}
    {% set when = lakehouse.time_from(commit.timestamp) %}
    {% set version = {
        'version': commit.version | int, 'committed_at': when.strftime('%Y-%m-%d %H:%M:%S.%f')[:-3],
        'operation': commit.operation, 'note': commit.usermetadata,
    } %}
    {% if probe %}
      {% set scan = lakehouse.probe(table, {'kind': 'version', 'id': version.version}) %}
      {% do version.update({'rows': scan.rows, 'unreadable': scan.error}) %}
    {% endif %}
    {% do found.append(version) %}
  {% endfor %}
  {{ return(found | sort(attribute='version', reverse=true)) }}
{% endmacro %}

{% macro duckdb__history(table, probe) %}
  {% if not table.in_lake %}
    {{ return([]) }}
  {% endif %}
  {{ return(lakehouse.rows(
      "select version, strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at, "
      ~ "operation, note, rows, unreadable from lake.history(" ~ lakehouse.lake_name(table) ~ ") order by version desc"
  )) }}
{% endmacro %}

{#- The number of the newest version; none for a table without history of its own. -#}
{% macro current_version(table) %}
  {{ return(adapter.dispatch('current_version', 'lakehouse')(table)) }}
{% endmacro %}

{% macro default__current_version(table) %}
  {{ return(lakehouse.rows("describe history " ~ table.sql ~ " limit 1")[0].version | int) }}
{% endmacro %}

{% macro duckdb__current_version(table) %}
  {% if not table.in_lake %}
    {{ return(none) }}
  {% endif %}
  {{ return(lakehouse.rows("select version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0].version | int) }}
{% endmacro %}

{#- Has it versions of its own? Delta tables have; tables of DuckDB's own have not. -#}
{% macro has_history(table) %}
  {{ return(adapter.dispatch('has_history', 'lakehouse')(table)) }}
{% endmacro %}

{% macro default__has_history(table) %}
  {{ return(true) }}
{% endmacro %}

{% macro duckdb__has_history(table) %}
  {{ return(table.in_lake) }}
{% endmacro %}

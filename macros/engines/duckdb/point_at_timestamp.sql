{#- DuckDB reads Delta by version only. -#}
{% macro duckdb__point_at_timestamp(table, time) %}
  {{ return({
      'kind': 'version', 'id': "getvariable('point')", 'label': time ~ ' UTC',
      'setup': [lakehouse.step(
          "The last version of " ~ table.identifier ~ " that was committed by " ~ time ~ " UTC.",
          "set variable point = (select coalesce(max(version), error('no version is that old')) from lake.history("
          ~ lakehouse.lake_name(table) ~ ") where committed_at <= timestamptz '" ~ time ~ "+00')"
      )],
  }) }}
{% endmacro %}

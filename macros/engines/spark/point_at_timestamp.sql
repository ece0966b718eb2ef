{% macro spark__point_at_timestamp(table, time) %}
  {{ return({
      'kind': 'table', 'id': table.sql ~ " timestamp as of '" ~ time | replace(' ', 'T') ~ "Z'", 'label': time ~ ' UTC', 'setup': [],
      'restores': "restore table " ~ table.sql ~ " to timestamp as of '" ~ time | replace(' ', 'T') ~ "Z'",
  }) }}
{% endmacro %}

{#- Rows a second of earlier restores and drills, by kind of point: {version, backup}; a kind without any is missing. -#}
{% macro pace_of_restores() %}
  {% set log, pace = lakehouse.log_reader(), {} %}
  {% if log %}
    {% for row in lakehouse.query(
        "select case when from_point like 'version%' then 'version' else 'backup' end as kind, sum(rows_after) as n, "
        ~ "sum(seconds) as s from " ~ log ~ " where state = 'done' and table_name is not null and rows_after > 0 and seconds > 0 "
        ~ "and verb in ('restore_table', 'restore_all', 'drill') group by 1"
    ) %}
      {% do pace.update({row.kind: (row.n | float) / (row.s | float)}) %}
    {% endfor %}
  {% endif %}
  {{ return(pace) }}
{% endmacro %}

{#- How many seconds a restore should take at that pace, at least one; none while there is nothing to reckon from. -#}
{% macro seconds_for(way, point, pace) %}
  {% if point.kind not in pace or way.rows_after is none %}
    {{ return(none) }}
  {% endif %}
  {{ return([1, (way.rows_after / pace[point.kind]) | round(0, 'ceil') | int] | max) }}
{% endmacro %}

{#-
  Form is what stood after the game before; a column that ends in _this_season is known only if that game was of
  the row's own season.
-#}
{% macro this_season_only(form, row, column) %}
{%- if column.endswith('_this_season') -%}
case when {{ form }}.season = {{ row }}.season then {{ form }}.{{ column }} end as {{ column }}
{%- else -%}
{{ form }}.{{ column }}
{%- endif -%}
{% endmacro %}

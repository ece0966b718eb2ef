{#-
  What happened outside of the three strengths, by subtraction: bronze has it in `all` only. NULL when a part is
  unknown, as ice time is without a shift chart. A player's ice time is the boxscore's in `all` and the shifts' in the
  strengths, so the rest has the seconds that the shifts lack, too (docs/shifts.md).
-#}
{% macro other_situations(prefix, measure) -%}
{{ prefix }}_total_{{ measure }}
{%- for strength in ['ev', 'pp', 'pk'] %} - {{ prefix }}_{{ strength }}_{{ measure }}{% endfor %}
{%- endmacro %}

{#- The same for rows: one a situation, grouped; NULL when none of them is known. -#}
{% macro rest_of_situations(column) -%}
sum(case when situation = 'all' then {{ column }} else -{{ column }} end)
{%- endmacro %}

{#- A ratio as a double; NULL when there is nothing to divide by. Both engines divide doubles alike, but not integers. -#}
{% macro ratio(events, per) %}cast({{ events }} as double) / nullif({{ per }}, 0){% endmacro %}

{#- A share of two sides, 0 to 1; NULL when neither side had any. -#}
{% macro share(ours, theirs) %}cast({{ ours }} as double) / nullif({{ ours }} + {{ theirs }}, 0){% endmacro %}

{#- Events per 60 minutes of ice time in seconds; NULL without ice time. -#}
{% macro per_60(events, seconds) %}3600 * cast({{ events }} as double) / nullif({{ seconds }}, 0){% endmacro %}

{#-
  A sum or difference of expected goals has the four decimals of its parts, in whatever order an engine adds them. A rest
  of -0.0000000001 rounds to -0.0, which some engines tell apart from 0 when they look for zero: + 0 makes it 0.0.
-#}
{% macro round_x_goals(expression) %}(round({{ expression }}, 4) + cast(0 as double)){% endmacro %}

{% macro sum_x_goals(expression) %}{{ round_x_goals('sum(' ~ expression ~ ')') }}{% endmacro %}

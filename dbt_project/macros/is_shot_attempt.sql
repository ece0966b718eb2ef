{#-
  Whether a goal, shot on goal, missed or blocked shot counts as a shot attempt. The NHL counts a goal without a shot
  type, an own goal for example, as a goal and not as a shot. ingestion/transform/plays.py has the same rule.
-#}
{% macro is_shot_attempt() -%}
(event_type != 'goal' or shot_type is not null)
{%- endmacro %}

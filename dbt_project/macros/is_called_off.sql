{#- A game that is not to be played on its date: postponed, cancelled or suspended, or not in the schedule any more. -#}
{% macro is_called_off() -%}
(game_state = 'GONE' or coalesce(game_schedule_state in ('PPD', 'CNCL', 'SUSP'), false))
{%- endmacro %}

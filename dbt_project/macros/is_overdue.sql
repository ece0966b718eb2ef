{#-
  Whether a final game of the ledger still lacked something when it was requested long after its end. Its grace in days
  is the variable gap_grace_days, or shift_gap_grace_days if only its shifts, officials or power plays are missing or
  disagree. A game that was never requested, such as most of the sample, is not overdue.
-#}
{% macro is_overdue() -%}
  not is_complete
  and last_attempt_at is not null
  and {{ datediff('game_date', league_date('last_attempt_at'), 'day') }} > case
    when gap_reason like '%play-by-play%' or gap_reason like '%boxscore%' then {{ grace_days('gap_grace_days') }}
    else {{ grace_days('shift_gap_grace_days') }}
  end
{%- endmacro %}

{#- Return a variable of days. A wrong one is refused when a test or `doctor` needs it, and not while dbt parses. -#}
{% macro grace_days(name) %}
    {{ return(holdfast.integer(name, var(name)) if execute else none) }}
{% endmacro %}

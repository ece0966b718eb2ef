{#-
  Whether a final game of the ledger still lacked something when it was requested long after its end. Its grace in days
  is the variable gap_grace_days, or shift_gap_grace_days if only its shifts, officials or power plays are missing or
  disagree.
-#}
{% macro is_overdue() -%}
  not is_complete
  and last_attempt_at is not null
  and {{ outlived_grace('last_attempt_at') }}
{%- endmacro %}

{#-
  Whether no load has requested an incomplete final game, although one requested others after the game's grace. Where
  all games are from the archive, as in the demo, no game is left out. A game whose rows disagree is not either: loads
  request it for some days only (ingestion.ledger.DISAGREES), and a replay may compute it after these.
  The query names the newest last_attempt_at of the whole ledger last_request; NULL if no load has made a request.
-#}
{% macro is_left_out() -%}
  not is_complete
  and last_attempt_at is null
  and coalesce(gap_reason, '') not like 'its rows disagree: %'
  and {{ outlived_grace('last_request') }}
{%- endmacro %}

{#- Whether a moment is more days after the game than the grace of what the game lacks. -#}
{% macro outlived_grace(moment) -%}
  {{ datediff('game_date', league_date(moment), 'day') }} > case
    when gap_reason like '%play-by-play%' or gap_reason like '%boxscore%' then {{ grace_days('gap_grace_days') }}
    else {{ grace_days('shift_gap_grace_days') }}
  end
{%- endmacro %}

{#- Return a variable of days. A wrong one is refused when a test or `doctor` needs it, and not while dbt parses. -#}
{% macro grace_days(name) %}
    {{ return(holdfast.integer(name, var(name)) if execute else none) }}
{% endmacro %}

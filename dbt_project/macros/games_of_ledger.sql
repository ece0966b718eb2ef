{#- For `health`: final games by day, and how many of them are complete by the ledger. -#}
{% macro games_of_ledger() %}
  {% set ledger = holdfast.find_table('bronze_game_ledger') %}
  {% set tried = holdfast.try_query(
      "select game_date as date, count(case when is_complete then 1 end) as done, count(*) as total, "
      ~ "max(case when not is_complete then gap_reason end) as note "
      ~ "from " ~ holdfast.reader(ledger) ~ " where is_final group by game_date order by game_date"
  ) if holdfast.exists(ledger) else {'rows': [], 'error': none} %}
  {% if tried.error %} {{ return([]) }} {% endif %} {# doctor says why: ledger_gaps #}
  {{ return([{'title': "Games of the ledger", 'unit': "games", 'days': tried.rows}]) }}
{% endmacro %}

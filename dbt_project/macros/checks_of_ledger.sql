{#- For `doctor`: final games of which not all that can be had has landed, by the ledger; and, for information, games
    whose figures differ from the official ones. -#}
{% macro ledger_gaps() %}
  {% set ledger = holdfast.find_table('bronze_game_ledger') %}
  {% set mend = 'dlt pipeline nhl run' %}
  {% if not holdfast.exists(ledger) %}
    {{ return([{'aspect': 'games', 'status': 'FAIL', 'detail': "there is no ledger, so nobody knows which games are complete", 'command': mend}]) }}
  {% endif %}
  {% set tried = holdfast.try_query(
      "select count(*) as finals, count(case when not is_complete then 1 end) as gaps, "
      ~ "min(case when not is_complete then game_id end) as example, "
      ~ "max(case when not is_complete then gap_reason end) as reason, "
      ~ "count(discrepancies) as different, min(case when discrepancies is not null then game_id end) as differs "
      ~ "from " ~ holdfast.reader(ledger) ~ " where is_final"
  ) %}
  {% if tried.error %}
    {{ return([{'aspect': 'games', 'status': 'FAIL', 'detail': "the ledger cannot be read: " ~ tried.error,
        'command': holdfast.operation_command('recovery_plan', {'table': ledger.name})}]) }}
  {% endif %}
  {% set found = tried.rows[0] %}
  {% set official = {
      'aspect': 'official figures', 'status': 'OK', 'command': 'dlt pipeline nhl status',
      'detail': "no final game differs from them" if not found.different
          else found.different ~ " of " ~ found.finals ~ " final games differ from them (" ~ found.differs
              ~ ", for example); both numbers are in discrepancies of bronze_game_ledger",
  } %}
  {% if found.gaps %}
    {{ return([{
        'aspect': 'games', 'status': 'WARN', 'command': mend,
        'detail': found.gaps ~ " of " ~ found.finals ~ " final games are not complete (" ~ found.example
            ~ (": " ~ found.reason if found.reason else "") ~ ", for example)",
    }, official]) }}
  {% endif %}
  {{ return([{'aspect': 'games', 'status': 'OK', 'detail': "all " ~ found.finals ~ " final games are complete", 'command': mend},
      official]) }}
{% endmacro %}

{#- For `recovery_plan`: the landing archive and the NHL's API hold every game that the ledger knows. -#}
{% macro games_elsewhere(table) %}
  {% if table.resource != 'source' or not table.reload %}
    {{ return([]) }}
  {% endif %}
  {% set ledger = holdfast.find_table('bronze_game_ledger') %}
  {% set counted = holdfast.try_query(
      "select count(case when play_by_play_hash is not null or boxscore_hash is not null then 1 end) as landed, "
      ~ "count(case when is_final then 1 end) as finals from " ~ holdfast.reader(ledger)
  ) if holdfast.exists(ledger) else {'error': 'no ledger'} %}
  {% set known = not counted.error %}
  {{ return([
      {'point': 'the landing archive', 'command': 'dlt pipeline nhl run --replay',
       'gives_back': (counted.rows[0].landed ~ " games that have landed" if known else "every game that has landed; how many, the ledger would know")
           ~ ", without one request"},
      {'point': 'the NHL API', 'command': 'dlt pipeline nhl run',
       'gives_back': (counted.rows[0].finals ~ " final games" if known else "every final game") ~ ", as far as they are not complete"},
  ]) }}
{% endmacro %}

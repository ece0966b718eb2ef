{#- For `doctor`: final games that lack something for too long, by the ledger; and, for information, games whose
    figures differ from the official ones. -#}
{% macro ledger_gaps() %}
  {% set ledger = holdfast.find_table('bronze_game_ledger') %}
  {% set mend = 'dlt pipeline nhl run' %}
  {% if not holdfast.exists(ledger) %}
    {{ return([{'aspect': 'games', 'status': 'FAIL', 'detail': "the ledger is missing, so the complete games are not known", 'command': mend}]) }}
  {% endif %}
  {% set tried = holdfast.try_query(count_gaps_sql(holdfast.reader(ledger))) %}
  {% if tried.error %}
    {{ return([{'aspect': 'games', 'status': 'FAIL', 'detail': "the ledger cannot be read: " ~ tried.error,
        'command': holdfast.operation_command('recovery_plan', {'table': ledger.name})}]) }}
  {% endif %}
  {% set found = tried.rows[0] %}
  {% set official = {
      'aspect': 'official figures', 'status': 'OK', 'command': 'dlt pipeline nhl status',
      'detail': "no final game differed from them when it was loaded, as the ledger records" if not found.different
          else found.different ~ " of " ~ found.finals ~ " final games differ from them (" ~ found.differs
              ~ ", for example); both numbers are in discrepancies of bronze_game_ledger",
  } %}
  {{ return([{
      'aspect': 'games', 'status': 'WARN' if found.overdue or found.left_out else 'OK', 'command': mend, 'detail': gaps_detail(found),
  }, official]) }}
{% endmacro %}

{% macro count_gaps_sql(ledger) %}
  select
    count(*) as finals,
    count(case when not is_complete then 1 end) as gaps,
    count(case when not is_complete and last_attempt_at is null then 1 end) as never_requested,
    count(case when {{ is_overdue() }} then 1 end) as overdue,
    min(case when {{ is_overdue() }} then game_id end) as example,
    min_by(coalesce(gap_reason, ''), case when {{ is_overdue() }} then game_id end) as reason,
    count(case when {{ is_left_out() }} then 1 end) as left_out,
    min(case when {{ is_left_out() }} then game_id end) as left_out_example,
    count(discrepancies) as different,
    min(case when discrepancies is not null then game_id end) as differs
  from (select *, max(last_attempt_at) over () as last_request from {{ ledger }}) as ledger
  where is_final
{% endmacro %}

{#- A sentence on what the final games lack. -#}
{% macro gaps_detail(found) %}
  {% if not found.gaps %} {{ return("all " ~ found.finals ~ " final games are complete") }} {% endif %}
  {% set late = ([found.overdue ~ " of " ~ found.finals ~ " final games still lack something long after they were played ("
      ~ found.example ~ (": " ~ found.reason if found.reason else "") ~ ", for example)"] if found.overdue else [])
      + ([found.left_out ~ " of " ~ found.finals ~ " final games have never been requested, although later loads "
      ~ "requested others (" ~ found.left_out_example ~ ", for example)"] if found.left_out else []) %}
  {% if late %} {{ return(late | join("; ")) }} {% endif %}
  {% set requested = found.gaps - found.never_requested %}
  {% set lacking = ([found.never_requested ~ " have not been requested"] if found.never_requested else [])
      + ([requested ~ " may still be completed by the NHL"] if requested else []) %}
  {{ return((found.finals - found.gaps) ~ " of " ~ found.finals ~ " final games are complete, " ~ lacking | join(", ")) }}
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

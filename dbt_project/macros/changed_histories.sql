{#-
  Return whose rows an incremental model of player x game builds anew, and from which day on. A row looks at the
  player's games before it, so it changes with them: it is built anew from the first day on where the player's rows,
  without their form, differ from those that the table holds. So a late game and a correction change exactly the rows
  that depend on them, and a build without news writes nothing. Return none for all: a first build, or a full refresh.

  The hook forget_gone_rows deletes what the table holds and the model does not have any more; not in a build that
  adds a column (changed_units).

  player_rows   CTEs, the last one of which is player_rows: each row without its form
  columns       those of its columns that the table has, too
-#}
{% macro changed_histories(player_rows, columns) %}
  {% if not is_incremental() or flags.WHICH in ['compile', 'generate', 'show'] %}
    {{ return(none) }}
  {% elif flags.EMPTY %}
    {{ return(remember_changes([], [], [])) }}
  {% endif %}
  {% set held = adapter.get_columns_in_relation(this) | map(attribute='name') | map('lower') | list %}
  {% set lacks_a_column = model.columns.keys() | reject('in', held) | list | length > 0 %}
  {% set found = run_query(changed_histories_sql(player_rows, columns, lacks_a_column)) %}
  {% set news, seasons, gone = [], [], [] %}
  {% for row in found.rows if row['what'] == 'news' %}
    {% do news.append({'player_id': row['player_id'], 'since': row['since']}) %}
    {% do seasons.append(row['season']) %}
  {% endfor %}
  {% for row in found.rows if row['what'] == 'gone' and not lacks_a_column %}
    {% do gone.append({'player_id': row['player_id'], 'game_id': row['game_id'], 'season': row['season']}) %}
  {% endfor %}
  {% set built = [] %}
  {% for row in found.rows if row['what'] == 'season' and seasons and row['season'] >= seasons | min %}
    {% do built.append(row['season']) %}
  {% endfor %}
  {{ return(remember_changes(news, built, gone)) }}
{% endmacro %}

{% macro changed_histories_sql(player_rows, columns, lacks_a_column) %}
with

{{ player_rows }},

now as (

    select
        player_id,
        game_id,
        season,
        game_date,
        {{ row_hash(columns) }} as row_hash
    from player_rows

),

held as (

    select
        player_id,
        game_id,
        season,
        game_date,
        {{ 'cast(null as bigint)' if lacks_a_column else row_hash(columns) }} as row_hash
    from {{ this }}

),

-- A side that lacks the row has no date, and so no say in the least one.
differing as (

    select
        coalesce(now.player_id, held.player_id) as player_id,
        coalesce(now.game_id, held.game_id) as game_id,
        coalesce(now.season, held.season) as season,
        least(coalesce(now.game_date, held.game_date), coalesce(held.game_date, now.game_date)) as since,
        now.player_id is null as is_gone
    from now
    full outer join held
        on now.season = held.season and now.player_id = held.player_id and now.game_id = held.game_id
    where now.row_hash is null or held.row_hash is null or now.row_hash != held.row_hash

)

select
    'news' as what,
    player_id,
    cast(null as bigint) as game_id,
    min(season) as season,
    min(since) as since
from differing
group by player_id

union all

select
    'gone' as what,
    player_id,
    game_id,
    season,
    since
from differing
where is_gone

union all

select distinct
    'season' as what,
    cast(null as bigint) as player_id,
    cast(null as bigint) as game_id,
    season,
    cast(null as date) as since
from now
{% endmacro %}

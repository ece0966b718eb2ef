{{ config(
    materialized='incremental',
    alias='gold_player_stats_v2',
    unique_key=['season', 'player_id', 'game_id'],
    incremental_strategy='merge',
    on_schema_change='append_new_columns',
    liquid_clustered_by='season',
    pre_hook="{{ forget_gone_rows() }}"
) }}

{%- set form_measures = player_form_measures() %}
{%- set ranked_by = ranked_player_measures() %}

{#- The columns about the game itself: facts of a played game by situation, the label among them. -#}
{%- set facts = ['total_assists', 'total_ice_time_rank', 'pp_ice_time_rank'] %}
{%- for measure in player_facts() %}
{%- for part in ['total'] + parts_of_total() %}
{%- do facts.append(part ~ '_' ~ measure) %}
{%- endfor %}
{%- endfor %}

{#- A row before its form. Builds compare these columns with those that the table holds (changed_histories). -#}
{%- set row_columns = [
    'player_id', 'game_id', 'player_team', 'opposing_team', 'shooter_name', 'position', 'season', 'game_type',
    'game_date', 'home_or_away', 'start_time_utc', 'rest_days', 'is_last_played_game', 'is_played',
] %}
{%- for fact in facts %}
{%- do row_columns.append('player_' ~ fact) %}
{%- endfor %}
{%- for measure in ranked_by %}
{%- do row_columns.append('percent_rank_player_' ~ measure) %}
{%- endfor %}

{#- Loops as joins: sqlfluff does not know the indent of a loop within a block. -#}
{%- set player_rows %}
player_games as (

    select * from {{ ref('silver_player_games') }}

),

schedule as (

    select * from {{ ref('silver_scheduled_team_games') }}

),

-- Over few columns: a window carries all of its rows, with every column, to the next step.
order_of_games as (

    select
        player_games.player_id,
        player_games.game_id,
        schedule.start_time_utc,
        schedule.rest_days,
        row_number() over (
            partition by player_games.player_id
            order by player_games.game_date desc, schedule.start_time_utc desc, player_games.game_id desc
        ) as games_ago,
        max(player_games.game_date) over (partition by player_games.player_team) as team_last_played
    from player_games
    left join schedule
        on player_games.game_id = schedule.game_id and player_games.player_team = schedule.team

),

played as (

    select
        player_games.player_id,
        player_games.game_id,
        player_games.player_team,
        player_games.opposing_team,
        player_games.player_name as shooter_name,
        player_games.position,
        player_games.season,
        player_games.game_type,
        player_games.game_date,
        player_games.home_or_away,
        order_of_games.start_time_utc,
        order_of_games.rest_days,
        player_games.player_{{ facts | join(',\n        player_games.player_') }},
        order_of_games.games_ago,
        order_of_games.team_last_played
    from player_games
    inner join order_of_games
        on player_games.player_id = order_of_games.player_id and player_games.game_id = order_of_games.game_id

),

-- A team's players are those whose latest game was for that team, in the 30 days up to the team's own latest game.
-- Not up to today: a build must give the same rows tomorrow, and October starts with the line-ups of spring.
line_ups as (

    select
        player_id,
        player_team,
        shooter_name,
        position
    from played
    where games_ago = 1 and {{ datediff('game_date', 'team_last_played', 'day') }} <= 30

),

games_with_players as (

    select distinct game_id from player_games

),

upcoming as (

    select
        line_ups.player_id,
        schedule.game_id,
        line_ups.player_team,
        schedule.opposing_team,
        line_ups.shooter_name,
        line_ups.position,
        schedule.season,
        schedule.game_type,
        schedule.game_date,
        schedule.home_or_away,
        schedule.start_time_utc,
        schedule.rest_days
    from schedule
    inner join line_ups on schedule.team = line_ups.player_team
    left join games_with_players on schedule.game_id = games_with_players.game_id
    where schedule.is_upcoming and games_with_players.game_id is null

),

all_rows as (

    select
        player_id,
        game_id,
        player_team,
        opposing_team,
        shooter_name,
        position,
        season,
        game_type,
        game_date,
        home_or_away,
        start_time_utc,
        rest_days,
        player_{{ facts | join(',\n        player_') }},
        games_ago = 1 as is_last_played_game,
        true as is_played
    from played

    union all

    select
        player_id,
        game_id,
        player_team,
        opposing_team,
        shooter_name,
        position,
        season,
        game_type,
        game_date,
        home_or_away,
        start_time_utc,
        rest_days,
        cast(null as bigint) as player_{{ facts | join(',\n        cast(null as bigint) as player_') }},
        false as is_last_played_game,
        false as is_played
    from upcoming

),

rankings as (

    select * from {{ ref('silver_player_day_ranks') }}

),

days as (

    select distinct
        season,
        after_day,
        until_day
    from rankings

),

dates as (

    select
        season,
        game_date
    from player_games

    union distinct

    select
        season,
        game_date
    from schedule

),

-- The league's players stand as they did after the last day with results. Dates are compared with days, and not rows:
-- there are hundreds of times fewer of them.
standing_days as (

    select
        dates.season,
        dates.game_date,
        days.after_day
    from dates
    inner join days
        on
            dates.season = days.season
            and dates.game_date > days.after_day
            and (days.until_day is null or dates.game_date <= days.until_day)

),

player_rows as (

    select
        all_rows.*,
        rankings.percent_rank_player_{{ ranked_by | join(',\n        rankings.percent_rank_player_') }}
    from all_rows
    left join standing_days
        on all_rows.season = standing_days.season and all_rows.game_date = standing_days.game_date
    left join rankings
        on
            all_rows.season = rankings.season
            and all_rows.player_id = rankings.player_id
            and standing_days.after_day = rankings.after_day

)
{%- endset %}
{%- set changes = changed_histories(player_rows, row_columns) %}

with

{{ player_rows }},

-- From which day on a player's rows are built anew.
news as (

    {{ news_of(changes) }}

),

histories as (

    select
        player_rows.*,
        news.since
    from player_rows
    inner join news on player_rows.player_id = news.player_id

),

numbered as (

    select
        *,
        count(case when is_played then 1 end) over earlier_games as games_played_before,
        count(case when is_played then 1 end) over earlier_games_this_season as games_played_before_this_season,
        count(case when is_played then 1 end) over earlier_games_against as matchup_games_played_before
    from histories
    window
        earlier_games as (
            {{ games_before('player_id') }}
        ),
        earlier_games_this_season as (
            {{ games_before('player_id, season') }}
        ),
        earlier_games_against as (
            {{ games_before('player_id, opposing_team') }}
        )

),

-- What the rows that are built anew look back at, so that a day takes as long in the tenth season as in the first: this
-- season, the last 30 games, and the last 7 against the same opponent.
first_rows as (

    select
        player_id,
        min(season) as season,
        min(games_played_before) as games_played_before
    from numbered
    where game_date >= since
    group by player_id

),

first_rows_against as (

    select
        player_id,
        opposing_team,
        min(matchup_games_played_before) as matchup_games_played_before
    from numbered
    where game_date >= since
    group by player_id, opposing_team

),

looked_back_at as (

    select numbered.*
    from numbered
    inner join first_rows on numbered.player_id = first_rows.player_id
    left join first_rows_against
        on
            numbered.player_id = first_rows_against.player_id
            and numbered.opposing_team = first_rows_against.opposing_team
    where
        numbered.is_played
        and (
            numbered.season >= first_rows.season
            or numbered.games_played_before >= first_rows.games_played_before - 30
            or numbered.matchup_games_played_before >= first_rows_against.matchup_games_played_before - 7
        )

),

-- Form as it stands AFTER the n-th game of a player: it is handed to later games only.
form as (

    select
        player_id,
        season,
        opposing_team,
        player_total_ice_time_rank as previous_player_total_ice_time_rank,
        player_pp_ice_time_rank as previous_player_pp_ice_time_rank,
        {%- for measure in form_measures %}
        player_{{ measure }} as previous_player_{{ measure }},
        avg(player_{{ measure }}) over season_to_date as average_player_{{ measure }}_this_season,
        avg(player_{{ measure }}) over last_3_games as average_player_{{ measure }}_last_3_games,
        avg(player_{{ measure }}) over last_7_games as average_player_{{ measure }}_last_7_games,
        {%- endfor %}
        {%- for measure in form_measures %}
        avg(player_{{ measure }}) over last_3_against as matchup_average_player_{{ measure }}_last_3_games,
        avg(player_{{ measure }}) over last_7_against as matchup_average_player_{{ measure }}_last_7_games,
        {%- endfor %}
        {%- for strength in ['pp', 'ev'] %}
        {{ sum_per('player_' ~ strength ~ '_shots_on_goal', 'player_total_shots_on_goal', 'last_7_games') }}
            as average_player_sog_share_{{ strength }}_last_7_games,
        {%- endfor %}
        {%- for shots in [2, 3] %}
        {%- set hit = 'avg(case when player_total_shots_on_goal >= ' ~ shots ~ ' then 1.0e0 else 0.0e0 end)' %}
        {{ hit }} over season_to_date as hit_rate_{{ shots }}_shots_this_season,
        {{ hit }} over last_30_games as hit_rate_{{ shots }}_shots_last_30_games,
        {{ hit }} over season_to_date_against as matchup_hit_rate_{{ shots }}_shots_this_season,
        {%- endfor %}
        {%- for back in range(7) %}
        lag(player_total_shots_on_goal, {{ back }}) over (
            partition by player_id order by game_date, start_time_utc, game_id
        ) as shots_{{ back }}_games_ago,
        {%- endfor %}
        games_played_before + 1 as game_number,
        matchup_games_played_before + 1 as matchup_game_number
    from looked_back_at
    window
        season_to_date as (
            {{ last_games('player_id, season') }}
        ),
        last_3_games as (
            {{ last_games('player_id', 3) }}
        ),
        last_7_games as (
            {{ last_games('player_id', 7) }}
        ),
        last_30_games as (
            {{ last_games('player_id', 30) }}
        ),
        season_to_date_against as (
            {{ last_games('player_id, season, opposing_team') }}
        ),
        last_3_against as (
            {{ last_games('player_id, opposing_team', 3) }}
        ),
        last_7_against as (
            {{ last_games('player_id, opposing_team', 7) }}
        )

),

-- How far the last 7 games lie from their own average, on average.
spread as (

    select
        *,
        (
            0
            {%- for back in range(7) %}
            + coalesce(abs(shots_{{ back }}_games_ago - average_player_total_shots_on_goal_last_7_games), 0)
            {%- endfor %}
        ) / least(game_number, 7) as abs_variance_avg_last_7_sog
    from form

)

select
    -- ids
    numbered.player_id,
    numbered.game_id,
    numbered.season,
    numbered.game_type,
    numbered.shooter_name,
    numbered.position,
    numbered.player_team,
    numbered.opposing_team,

    -- when and where
    numbered.game_date,
    numbered.start_time_utc,
    numbered.home_or_away,
    numbered.home_or_away = 'HOME' as is_home,
    numbered.rest_days,
    numbered.is_played,
    numbered.is_last_played_game,

    -- the game itself; NULL for a game to come
    {%- for fact in facts %}
    numbered.player_{{ fact }},
    {%- endfor %}

    -- the player before the game
    numbered.games_played_before,
    numbered.games_played_before_this_season,
    so_far.previous_player_total_ice_time_rank,
    so_far.previous_player_pp_ice_time_rank,
    {%- for measure in form_measures %}
    so_far.previous_player_{{ measure }},
    {{ this_season_only('so_far', 'numbered', 'average_player_' ~ measure ~ '_this_season') }},
    so_far.average_player_{{ measure }}_last_3_games,
    so_far.average_player_{{ measure }}_last_7_games,
    {%- endfor %}
    so_far.average_player_sog_share_pp_last_7_games,
    so_far.average_player_sog_share_ev_last_7_games,
    so_far.abs_variance_avg_last_7_sog,
    {%- for shots in [2, 3] %}
    {{ this_season_only('so_far', 'numbered', 'hit_rate_' ~ shots ~ '_shots_this_season') }},
    so_far.hit_rate_{{ shots }}_shots_last_30_games,
    {{ this_season_only('against', 'numbered', 'matchup_hit_rate_' ~ shots ~ '_shots_this_season') }},
    {%- endfor %}

    -- the place among the league's players before the game
    {%- for measure in ranked_by %}
    numbered.percent_rank_player_{{ measure }},
    {%- endfor %}

    -- the player before the game, against this opponent
    {%- for measure in form_measures %}
    against.previous_player_{{ measure }} as matchup_previous_player_{{ measure }},
    against.matchup_average_player_{{ measure }}_last_3_games,
    against.matchup_average_player_{{ measure }}_last_7_games,
    {%- endfor %}
    numbered.matchup_games_played_before

from numbered
left join spread as so_far
    on numbered.player_id = so_far.player_id and numbered.games_played_before = so_far.game_number
left join spread as against
    on
        numbered.player_id = against.player_id
        and numbered.opposing_team = against.opposing_team
        and numbered.matchup_games_played_before = against.matchup_game_number
where numbered.game_date >= numbered.since

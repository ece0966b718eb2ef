{#-
  CTEs: the place of each team or player after each day with results, also of those who did not play that day.
  They read two CTEs of the model:
  - results: one row a game and a team or player, with season and game_date;
  - so_far: the season after each of these games, with season, game_date, next_game_date and the rates.

  The last one, `ranked`, has the columns of so_far, after_day, until_day (what stands after a day holds for the games up
  to the next day with results), and rank_X and percent_rank_X for each X of rates.

  rates            {X: the column by which X is ranked}
  less_is_better   those X of which less is better
-#}
{% macro standings_by_day(rates, less_is_better=[]) -%}
played_days as (

    select distinct
        season,
        game_date
    from results

),

days as (

    select
        season,
        game_date as after_day,
        lead(game_date) over (partition by season order by game_date) as until_day
    from played_days

),

standings as (

    select
        days.after_day,
        days.until_day,
        so_far.*
    from days
    inner join so_far
        on
            days.season = so_far.season
            and days.after_day >= so_far.game_date
            and (so_far.next_game_date is null or days.after_day < so_far.next_game_date)

),

placed as (

    select
        {%- for measure, rate in rates.items() %}
        {{ place(rate, 'season, after_day', measure in less_is_better) }} as rank_{{ measure }},
        {%- endfor %}
        *
    from standings

),

ranked as (

    select
        {%- for measure, rate in rates.items() %}
        {{ percent_of_place('rank_' ~ measure, rate, 'season, after_day') }} as percent_rank_{{ measure }},
        {%- endfor %}
        *
    from placed

)
{%- endmacro %}

{#- A query: player_id and since, the day from which on the player's rows are built anew (changed_histories). -#}
{% macro news_of(changes) -%}
{%- if changes is none -%}
select
        player_id,
        min(game_date) as since
    from player_rows
    group by player_id
{%- elif not changes.units -%}
select
        player_id,
        game_date as since
    from player_rows
    where false
{%- else -%}
select
        player_id,
        since
    from (
        values
        {%- for news in changes.units %}
        ({{ news.player_id }}, date '{{ news.since }}'){{ ',' if not loop.last }}
        {%- endfor %}
    ) as listed (player_id, since)
{%- endif -%}
{%- endmacro %}

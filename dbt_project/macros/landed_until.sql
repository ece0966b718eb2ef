{#-
  For `dbt source freshness`: since when a table lacks games that were scheduled. It is the first day with a scheduled
  game after the newest one with `landed` rows of the source; today if there is none before today. So a summer without
  games raises no alarm, nor does a single game that the feed never closes.
-#}
{% macro landed_until(landed='true') %}
{%- set schedule = source('nhl', 'bronze_schedule_2023_v2') -%}
select cast(coalesce(min(games.game_date), current_date) as timestamp) as landed_until
from {{ schedule }} as games
where
    {{ counted_games() }}
    and not {{ is_called_off() }}
    and games.game_date < current_date
    and games.game_date > (
        select coalesce(max(game_date), date '1900-01-01') from {{ this }}
        where {{ counted_games() }} and {{ landed }}
    )
{% endmacro %}

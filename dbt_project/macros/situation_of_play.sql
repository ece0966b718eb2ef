{#- The situation of a play from its team's side, as in ingestion/transform/strength.py; `other` for all but these three. -#}
{% macro situation_of_play() -%}
case
            when away_goalies = 1 and home_goalies = 1 and strength in ('5on5', '5on4', '4on5') then strength
            else 'other'
        end
{%- endmacro %}

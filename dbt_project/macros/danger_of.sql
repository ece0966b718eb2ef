{#- How dangerous an unblocked attempt is, by its expected goals: MoneyPuck's bounds, as in ingestion/transform/danger.py. -#}
{% macro danger_of(x_goals) -%}
case
        when {{ x_goals }} >= 0.20 then 'high'
        when {{ x_goals }} >= 0.08 then 'medium'
        when {{ x_goals }} is not null then 'low'
    end
{%- endmacro %}

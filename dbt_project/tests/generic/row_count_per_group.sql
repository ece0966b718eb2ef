{#- Every group has exactly that many rows: four situations of a player's game, eight team rows of a game. -#}
{% test row_count_per_group(model, columns, rows) %}

select
    {{ columns | join(', ') }},
    count(*) as rows_of_group
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) != {{ rows }}

{% endtest %}

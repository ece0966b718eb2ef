{#- The columns together identify a row: none of them is NULL and no two rows share them. -#}
{% test unique_combination_of_columns(model, combination_of_columns) %}

select
    {{ combination_of_columns | join(', ') }},
    count(*) as rows_of_key
from {{ model }}
group by {{ combination_of_columns | join(', ') }}
having count(*) > 1{% for column in combination_of_columns %} or {{ column }} is null{% endfor %}

{% endtest %}

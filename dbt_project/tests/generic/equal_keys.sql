{#-
  No row was lost or invented on the way: both sides hold the same keys. `where` picks the rows of the model,
  `from_where` those of the layer before. Both sides are grouped at once: that takes half as long as two differences.
-#}
{% test equal_keys(model, from, columns, where='true', from_where='true') %}

with

both_sides as (

    select
        {{ columns | join(', ') }},
        1 as here,
        0 as there
    from {{ model }}
    where {{ where }}

    union all

    select
        {{ columns | join(', ') }},
        0 as here,
        1 as there
    from {{ from }}
    where {{ from_where }}

)

select
    {{ columns | join(', ') }},
    case when max(here) = 1 then 'invented' else 'lost' end as what
from both_sides
group by {{ columns | join(', ') }}
having max(here) != max(there)

{% endtest %}

{#- The condition is true in every row where it is known; say `is not null` for what must be known. -#}
{% test holds(model, condition) %}

select *
from {{ model }}
where not ({{ condition }})

{% endtest %}

{#- The expression is true in every row where it is known; say `is not null` for what must be known. -#}
{% test expression_is_true(model, expression) %}

select *
from {{ model }}
where not ({{ expression }})

{% endtest %}

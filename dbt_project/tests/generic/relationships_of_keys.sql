{#- dbt's relationships test for a key of several columns: each has its row on the other side. -#}
{% test relationships_of_keys(model, to, columns, to_columns=none) %}

select {% for column in columns %}child.{{ column }}{{ ', ' if not loop.last }}{% endfor %}
from {{ model }} as child
left join {{ to }} as parent
    on {% for column in columns %}child.{{ column }} = parent.{{ (to_columns or columns)[loop.index0] }}{{ ' and ' if not loop.last }}{% endfor %}
where parent.{{ (to_columns or columns)[0] }} is null

{% endtest %}

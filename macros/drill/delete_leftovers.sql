{#- Delete leftovers, rows of list_leftovers_sql(). -#}
{% macro delete_leftovers(leftovers) %}
    {% for leftover in leftovers %} {% do holdfast.change(leftover.to_run.rstrip(';')) %} {% endfor %}
{% endmacro %}

{#- Delete what drills left: tables, half copies, and the schema unless it holds somebody else's table. -#}
{% macro drop_scratch() %}
    {% do holdfast.delete_leftovers(holdfast.all_leftovers() | selectattr('place', 'equalto', 'drill') | list) %}
{% endmacro %}

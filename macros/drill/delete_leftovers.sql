{#- Delete leftovers, rows of list_leftovers_sql(). -#}
{% macro delete_leftovers(leftovers) %}
    {% for leftover in leftovers %} {% do lakehouse.change(leftover.to_run.rstrip(';')) %} {% endfor %}
{% endmacro %}

{#- Delete what drills left: tables, half copies, and the schema unless it holds somebody else's table. -#}
{% macro drop_scratch() %}
    {% do lakehouse.delete_leftovers(lakehouse.all_leftovers() | selectattr('place', 'equalto', 'drill') | list) %}
{% endmacro %}

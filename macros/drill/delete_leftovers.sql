{#- Delete leftovers, rows of list_leftovers_sql(). -#}
{% macro delete_leftovers(leftovers) %}
    {% set errors = [] %}
    {% for leftover in leftovers %}
        {% set error = holdfast.error_of_change(leftover.to_run.rstrip(';')) %} {% do errors.append(error) if error %}
    {% endfor %}
    {% do holdfast.fail(errors | join(' ')) if errors %}
{% endmacro %}

{#- Delete what drills left: tables, half copies, and the schema unless it holds somebody else's table. -#}
{% macro drop_scratch() %}
    {% do holdfast.delete_leftovers(holdfast.all_leftovers() | selectattr('place', 'equalto', 'drill') | list) %}
{% endmacro %}

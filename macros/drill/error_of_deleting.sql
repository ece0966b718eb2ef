{#- Delete leftovers, rows of list_leftovers_sql(). Returns why some could not be deleted, or ''. -#}
{% macro error_of_deleting(leftovers) %}
    {% set errors = [] %}
    {% for leftover in leftovers %}
        {% set error = holdfast.error_of_change(leftover.to_run.rstrip(';')) %} {% do errors.append(error) if error %}
    {% endfor %}
    {{ return(errors | join(' ')) }}
{% endmacro %}

{#- Delete what drills left: tables, half copies, and the schema unless it holds somebody else's table. Returns why
    that could not be done, or ''. -#}
{% macro drop_scratch() %}
    {% set left = holdfast.all_leftovers() | selectattr('place', 'equalto', 'drill') | list %}
    {{ return(holdfast.error_of_deleting(left)) }}
{% endmacro %}

{#- Return the good copies among the backups of a table; see units_sql(). A copy from before a restore is not one of
    them: it is the table as it was then, with whatever was wrong. Nor is one from the future, which would be the
    newest. -#}
{% macro good_copies(records) %}
    {{ return(holdfast.without_safety_copies(records) | selectattr('good') | rejectattr('future') | list) }}
{% endmacro %}

{#- Return backups without the copies that restores take before they change a table. -#}
{% macro without_safety_copies(records) %}
    {% set found = [] %}
    {% for record in records if not record.id.startswith('safety_') %} {% do found.append(record) %} {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return how many seconds a restore should take, at least one; none where no earlier restore gives a pace.

    path    {rows_after}: the rows that it reads
    point   {kind}: version or backup
    pace    what pace_of_restores() returns -#}
{% macro seconds_for(path, point, pace) %}
    {% if point.kind not in pace or path.rows_after is none %} {{ return(none) }} {% endif %}
    {{ return([1, (path.rows_after / pace[point.kind]) | round(0, 'ceil') | int] | max) }}
{% endmacro %}

{#- Return the seconds that restores of these points should take together; none where the pace of one is not known.

    points   a list of {rows_after, kind}; see seconds_for()
    pace     what pace_of_restores() returns -#}
{% macro seconds_to_go(points, pace) %}
    {% set total = [] %}
    {% for point in points %} {% do total.append(holdfast.seconds_for(point, point, pace)) %} {% endfor %}
    {{ return(none if none in total else total | sum) }}
{% endmacro %}

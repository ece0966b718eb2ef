{% macro duckdb__second_place_problem() %}
    {% for row in holdfast.query("select problem from lake.reach_second_place()") %}
        {{ return(row.problem) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

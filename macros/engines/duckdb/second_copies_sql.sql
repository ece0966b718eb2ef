{% macro duckdb__second_copies_sql(table, schemas) %}
    {% if not holdfast.duckdb__second_place() %} {{ return(none) }} {% endif %}
    {% set sql %}
    select id, is_here and not from_elsewhere as here, good_elsewhere as elsewhere
    from {{ holdfast.copies_in_both_places() }} as copies
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{% macro duckdb__second_copies(table, schemas) %}
    {% set found = {} %}
    {% if holdfast.duckdb__second_place() %}
        {% set sql %}
        select id, is_here and not from_elsewhere as here, good_elsewhere as elsewhere
        from {{ holdfast.copies_in_both_places() }} as copies
        {% endset %}
        {% for row in holdfast.query(sql | trim) %}
            {% do found.update({row.id: {'here': row.here, 'elsewhere': row.elsewhere}}) %}
        {% endfor %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

{% macro databricks__second_copies(table, schemas) %}
    {% set listed = holdfast.copies_in_both_catalogs(table, schemas) %}
    {% set sql %}
    select {{ holdfast.id_of_name() }} as id, is_here and not from_elsewhere as here, good_elsewhere as elsewhere
    from {{ listed }} as copies
    {% endset %}
    {% set found = {} %}
    {% for row in (holdfast.query(sql | trim) if listed else []) %}
        {% do found.update({row.id: {'here': row.here, 'elsewhere': row.elsewhere}}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro databricks__second_copies_sql(table, schemas) %}
    {% set listed = holdfast.copies_in_both_catalogs(table, schemas) %}
    {% if not listed %} {{ return(none) }} {% endif %}
    {% set sql %}
    select {{ holdfast.id_of_name() }} as id, is_here and not from_elsewhere as here, good_elsewhere as elsewhere
    from {{ listed }} as copies
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

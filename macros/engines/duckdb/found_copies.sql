{#- Return the FROM clause of the copies that exist: id, manifest, bytes. With a second place, a copy of both
    places is one row; see judged_places(). -#}
{% macro found_copies() %}
    {% if not holdfast.duckdb__second_place() %} {{ return("lake.backups()") }} {% endif %}
    {% set sql %}
    (
      select id, case when from_elsewhere then elsewhere else manifest end as manifest, bytes
      from {{ holdfast.copies_in_both_places() | indent(6) }} as copies
    ) as copies_found_there
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{% macro copies_in_both_places() %}
    {{ return(holdfast.judged_places({'engine': 'duckdb'}, "lake.copies()", holdfast.set_of_id(), "id")) }}
{% endmacro %}

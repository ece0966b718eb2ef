{% macro duckdb__manifest_sql(table, id) %}
    {% set sql %}
    select
      {{ lakehouse.sound_manifest_sql(table, "manifest", lakehouse.set_of_id()) | indent(6) }} as sound,
      manifest
    from {{ lakehouse.found_copies() | indent(4) }}
    where id = {{ lakehouse.duckdb__text_literal(id) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

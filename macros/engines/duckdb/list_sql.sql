{% macro duckdb__list_sql(table) %}
    {% set sql %}
    select
      id,
      bytes,
      {{ lakehouse.sound_manifest_sql(table, "manifest", lakehouse.set_of_id()) | indent(6) }} as sound,
      manifest
    from {{ lakehouse.found_copies() | indent(4) }}
    order by id desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

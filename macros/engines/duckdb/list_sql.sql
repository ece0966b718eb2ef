{% macro duckdb__list_sql(table) %}
    {% set sql %}
    select
      id,
      bytes,
      {{ holdfast.sound_manifest_sql(table, "manifest", holdfast.set_of_id()) | indent(6) }} as sound,
      manifest
    from {{ holdfast.found_copies() | indent(4) }}
    order by id desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

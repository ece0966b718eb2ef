{% macro duckdb__manifest_sql(table, id) %}
    {% set sql %}
    select
      {{ holdfast.sound_manifest_sql(table, "manifest", holdfast.set_of_id()) | indent(6) }} as sound,
      manifest
    from {{ holdfast.found_copies() | indent(4) }}
    where id = {{ holdfast.duckdb__text_literal(id) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

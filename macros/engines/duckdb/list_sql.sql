{% macro duckdb__list_sql(table, id) %}
    {% set sql %}
    select
      id,
      bytes,
      {{ holdfast.sound_manifest_sql(table, "manifest", holdfast.set_of_id(), "id") | indent(6) }} as sound,
      manifest
    from {{ holdfast.found_copies() | indent(4) }}
    {%- if id %}
    where id = {{ holdfast.duckdb__text_literal(id) }}
    {%- endif %}
    order by id desc
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

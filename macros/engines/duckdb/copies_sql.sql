{% macro duckdb__copies_sql(table, schemas) %}
    {% set made_by_verbs = holdfast.set_id_pattern() %}
    {% set sql %}
    select
      id,
      manifest,
      bytes,
      set_id,
      regexp_matches(id, '{{ made_by_verbs }}/') as by_verbs,
      manifest ->> '$.schema' as schema_name,
      coalesce(
        manifest ->> '$.table', nullif(regexp_extract(id, '{{ made_by_verbs }}/[^.]*[.](.*)$', 1), ''), id
      ) as table_name,
      {{ holdfast.manifest_columns(table) | indent(6) }}
    from (
      select
        id,
        bytes,
        set_id,
        case when json_valid(manifest) then manifest end as manifest,
        {{ holdfast.sound_manifest_sql(table, "manifest", "set_id", "id") | indent(8) }} as complete
      from (
        select *, {{ holdfast.set_of_id() }} as set_id
        from {{ holdfast.found_copies() | indent(8) }}
      ) as found
    ) as copies_found
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: the id of the set that the id of a copy names, or else that id. -#}
{% macro set_of_id() %}
    {{ return("coalesce(nullif(regexp_extract(id, '" ~ holdfast.set_id_pattern() ~ "'), ''), id)") }}
{% endmacro %}

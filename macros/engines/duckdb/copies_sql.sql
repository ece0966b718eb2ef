{% macro duckdb__copies_sql(table, schemas) %}
    {% set made_by_verbs = '^[a-z]+_[0-9]{8}T[0-9]{6}Z' %}
    {% set texts = ['taken_at', 'set', 'table', 'content_hash'] %}
    {% set sql %}
    select
      id,
      manifest,
      bytes,
      coalesce(nullif(regexp_extract(id, '{{ made_by_verbs }}'), ''), id) as set_id,
      regexp_matches(id, '{{ made_by_verbs }}/') as by_verbs,
      manifest ->> '$.schema' as schema_name,
      coalesce(
        manifest ->> '$.table', nullif(regexp_extract(id, '{{ made_by_verbs }}/[^.]*[.](.*)$', 1), ''), id
      ) as table_name,
      json_array_length(manifest, '$.set_tables') as set_size,
      try_cast(manifest ->> '$.sequence' as bigint) as sequence_number,
      coalesce(manifest ->> '$.taken_at', '') as recorded_at,
      coalesce(manifest ->> '$.verified_at', '') as read_at,
      coalesce(
        {%- for name in texts %}
        json_type(manifest, '$.{{ name }}') = 'VARCHAR' and
        {%- endfor %}
        json_type(manifest, '$.columns') = 'ARRAY',
        false
      ) as complete,
      coalesce(manifest ->> '$.verified_at', '') <> '' as verified,
      coalesce(manifest ->> '$.suspect', '') <> '' as suspect,
      coalesce(manifest ->> '$.damaged', '') <> '' as damaged,
      coalesce(manifest ->> '$.pinned', '') = 'true' as pinned
    from lake.backups()
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Return how the rows were hashed for a content hash: md5 (all of them before this was recorded, and those of
    warehouses), or `duckdb-1.5.5`: by hash() of that version of DuckDB; `duckdb-1.5.5-Asia/Tokyo`: in a session of
    that zone. -#}
{% macro hash_kind_of(content_hash) %}
    {{ return(content_hash.split(":")[0] if ":" in (content_hash or "") else "md5") }}
{% endmacro %}

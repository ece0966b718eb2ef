{#- Return how the rows were hashed for a content hash: `duckdb-1.5.5`: by hash() of that version of DuckDB;
    `duckdb-1.5.5-Asia/Tokyo`: in a session of that zone; `md5-2`: by MD5 of the text of a row, on a warehouse; md5: by
    MD5 of old_row_text(), before the kind was recorded. -#}
{% macro hash_kind_of(content_hash) %}
    {{ return(content_hash.split(":")[0] if ":" in (content_hash or "") else "md5") }}
{% endmacro %}

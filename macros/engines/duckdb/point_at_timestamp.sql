{#- DuckDB reads Delta by version only, so the version is looked up first. -#}
{% macro duckdb__point_at_timestamp(table, time) %}
    {% set sql %}
set variable point = (
    select coalesce(max(version), error('no version is that old'))
    from lake.history({{ holdfast.lake_name(table) }})
    where committed_at <= timestamptz '{{ time }}+00'
)
    {% endset %}
    {{ return({'kind': 'version', 'id': "getvariable('point')", 'label': time ~ ' UTC', 'find_sql': sql | trim}) }}
{% endmacro %}

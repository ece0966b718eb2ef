{#- A table of the database has no commits: only reading it tells whether it changed. Rows and bytes tell two commits of
    one number apart, after a table was copied back from a backup. -#}
{% macro duckdb__state_of(table) %}
    {% set sql %}
    select version, id, rows, concat_ws(' ', version, id, rows, bytes) as mark, unreadable
    from lake.describe({{ holdfast.lake_name(table) }})
    {% endset %}
    {% for found in (holdfast.query(holdfast.sql_text(sql)) if table.in_lake else []) %}
        {{ return({'mark': found.mark, 'version': found.version | int, 'id': found.id,
            'rows': holdfast.integer_or_none(found.rows), 'unreadable': found.unreadable}) }}
    {% endfor %}
    {{ return({'mark': none, 'version': none, 'id': none, 'rows': none, 'unreadable': none}) }}
{% endmacro %}

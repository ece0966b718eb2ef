{#- Return the FROM clause that reads a table now (`{kind: live}`), at a version or from a backup. A backup that only
    the second place has is fetched first.
    A point is a dictionary with `kind` (live, salvaged, files, version, backup, table) and `id`; a backup's has
    `columns`, too. -#}
{% macro reader(table, point={'kind': 'live'}) %}
    {% do holdfast.fetch_copy(table, point) if point.kind == 'backup' and point.get('here') is false %}
    {{ return(holdfast.read_point_sql(table, point)) }}
{% endmacro %}

{#- What to write behind FROM to read a table now (`{kind: live}`), at a version or from a backup.
    A point is a dictionary with `kind` (live, salvaged, version, backup, table) and `id`; a backup's has `columns`,
    too. -#}
{% macro reader(table, point={'kind': 'live'}) %} {{ return(lakehouse.read_point_sql(table, point)) }} {% endmacro %}

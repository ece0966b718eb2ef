{#- By presence, size and checksum of each file, or by reading it; see the plug-in. -#}
{% macro duckdb__damage(table, version) %}
    {% if not table.in_lake %} {{ return(none) }} {% endif %}
    {% set at = "" if version is none else ", v := " ~ version %}
    {% set sql %}
    select
      version,
      rows,
      problem,
      written_version,
      strftime(written_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as written_at
    from lake.damage({{ holdfast.lake_name(table) }}{{ at }})
    {% endset %}
    {% for row in holdfast.query(holdfast.sql_text(sql)) %}
        {{ return({'version': row.version | int, 'rows': (row.rows or 0) | int, 'problem': row.problem,
            'written_version': none if row.written_version is none else row.written_version | int,
            'written_at': row.written_at}) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

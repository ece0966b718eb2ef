{% macro duckdb__salvaged_files(table) %}
    {% if not table.in_lake %} {{ return([]) }} {% endif %}
    {% set sql %}
    select
      name,
      version,
      rows,
      damaged,
      strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at
    from lake.remains({{ holdfast.lake_name(table) }})
    {% endset %}
    {% set found = holdfast.query(holdfast.sql_text(sql)) %}
    {% for row in found %}
        {% do row.update({'aside': row.name != table.identifier, 'version': none if row.version is none
            else row.version | int}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro duckdb__salvaged_files(table, behind) %}
    {% if not table.in_lake %} {{ return([]) }} {% endif %}
    {% set argument = ", behind := true" if behind else "" %}
    {% set sql %}
    select
      name,
      version,
      rows,
      damaged,
      log,
      unlisted,
      file_rows,
      strftime(committed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as committed_at,
      strftime(changed_at at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%g') as changed_at
    from lake.list_salvaged({{ holdfast.lake_name(table) }}{{ argument }})
    {% endset %}
    {% set found = holdfast.query(holdfast.sql_text(sql)) %}
    {% for row in found %}
        {% do row.update({'aside': row.name != table.identifier, 'version': none if row.version is none
            else row.version | int, 'unlisted': row.unlisted | int}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

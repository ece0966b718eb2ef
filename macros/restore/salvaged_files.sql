{#- The table itself, when its newest commits are damaged and an older version of it can be read; else none. -#}
{% macro readable_before_damage(table) %}
  {% for row in lakehouse.salvaged_files(table) if not row.aside and row.version is not none %}
    {{ return(row) }}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- What was moved aside, as a point to restore from: `backup: TABLE.1.damaged`. -#}
{% macro quarantine_points(table) %}
  {% set found = [] %}
  {% for row in lakehouse.salvaged_files(table) if row.aside and row.version is not none %}
    {% set name = lakehouse.duckdb__text_literal(table.schema ~ '.' ~ row.name) %}
    {% do found.append({'kind': 'table', 'id': "lake.at(" ~ name ~ ", " ~ row.version ~ ")", 'set': row.name, 'when': row.committed_at,
        'label': 'version ' ~ row.version ~ ' of ' ~ row.name, 'argument': 'backup: ' ~ row.name, 'rows': row.rows,
        'copy_sql': "select * from lake.copy(" ~ name ~ ", " ~ row.version ~ ", " ~ lakehouse.lake_name(table) ~ ")"}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- The table of that name, or a refusal that offers the nearest one. See tables() for what it returns. -#}
{% macro find_table(name) %}
  {% set wanted = lakehouse.name_of('table', name) %}
  {% set all = lakehouse.tables() %}
  {% for table in all if wanted in [table.name, table.schema ~ "." ~ table.identifier] %}
    {{ return(table) }}
  {% endfor %}
  {% set names = all | map(attribute='name') | list %}
  {% set nearest = lakehouse.nearest(wanted, names) %}
  {% do lakehouse.fail(
      "There is no table '" ~ wanted ~ "' in this project; "
      ~ ("did you mean '" ~ nearest ~ "'?" if nearest else "the protected ones are "
         ~ lakehouse.protected_tables() | map(attribute='name') | join(', ') ~ ".")
  ) %}
{% endmacro %}

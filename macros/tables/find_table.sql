{#-
  The table of that name, or of SCHEMA.IDENTIFIER; a refusal that offers the nearest one, or all that have the name.
  See tables() for what it returns.
-#}
{% macro find_table(name) %}
  {% set wanted = lakehouse.identifier('table', name) %}
  {% set all = lakehouse.tables() %}
  {% for table in all if wanted in [table.name, table.schema ~ "." ~ table.identifier] %}
    {{ return(table) }}
  {% endfor %}
  {% set names = all | map(attribute='name') | list %}
  {% set shared = all | selectattr('own_name', 'equalto', wanted) | map(attribute='name') | list %}
  {% set nearest = lakehouse.nearest(wanted, names) %}
  {% if shared %}
    {% do lakehouse.fail("There are " ~ shared | length ~ " tables '" ~ wanted ~ "' in this project; say which: " ~ shared | join(' or ') ~ ".") %}
  {% endif %}
  {% do lakehouse.fail(
      "There is no table '" ~ wanted ~ "' in this project; "
      ~ ("did you mean '" ~ nearest ~ "'?" if nearest else "the protected ones are "
         ~ lakehouse.protected_tables() | map(attribute='name') | join(', ') ~ ".")
  ) %}
{% endmacro %}

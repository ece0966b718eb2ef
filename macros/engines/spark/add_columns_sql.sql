{% macro spark__add_columns_sql(table, columns) %}
  {% set added = [] %}
  {% for column in columns %}
    {% do added.append(lakehouse.quoted(table, column.name) ~ " " ~ column.type) %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " add columns (" ~ added | join(", ") ~ ")"] if added else []) }}
{% endmacro %}

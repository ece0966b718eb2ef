{#-
  What to write behind FROM to read a table, at a version if one is given. On DuckDB a Delta table is read
  through the catalog `lake`; a table of DuckDB's own has no versions.
-#}
{% macro reader(relation, version=none) %}
  {{ return(adapter.dispatch('reader', 'lakehouse')(relation, version)) }}
{% endmacro %}

{% macro default__reader(relation, version) %}
  {{ return(relation ~ ('' if version is none else ' version as of ' ~ version)) }}
{% endmacro %}

{% macro duckdb__reader(relation, version) %}
  {% if version is none %}
    {{ return(relation | string) }}
  {% endif %}
  {{ return("lake.at(" ~ lakehouse.lake_name(relation) ~ ", " ~ version ~ ")") }}
{% endmacro %}

{#- A table's name as the functions of the catalog `lake` take it: a literal 'schema.table'. -#}
{% macro lake_name(relation) %}
  {{ return(lakehouse.text_literal(relation.schema ~ '.' ~ relation.identifier)) }}
{% endmacro %}

{#- Is this a Delta table of the lake (rather than a table of DuckDB's own)? -#}
{% macro in_lake(relation) %}
  {{ return(relation.database == 'lake') }}
{% endmacro %}

{% macro duckdb__copy_sql(table, version, id, clone, columns) %}
  {% set target = lakehouse.duckdb__text_literal('backups/' ~ id) %}
  {% if table.in_lake %}
    {{ return(["select * from lake.copy(" ~ lakehouse.lake_name(table) ~ ", " ~ ("null" if version is none else version) ~ ", " ~ target ~ ")"]) }}
  {% endif %}
  {{ return(["select * from lake.copy_rows($lake$select " ~ lakehouse.columns_for_delta(columns) ~ " from " ~ table.sql ~ "$lake$, " ~ target ~ ")"]) }}
{% endmacro %}

{#-
  The columns of a table of the database as Delta can hold them: a type that it has not (HUGEINT, UUID, ENUM, TIME, unsigned
  integers, ...) goes as text. The manifest keeps the types, and reader() casts them back.
-#}
{% macro columns_for_delta(columns) %}
  {% set items, foreign = [], namespace(any=false) %}
  {% for column in columns or [] %}
    {% set name = lakehouse.duckdb__quote_name(column.name) %}
    {% set fits = lakehouse.is_type_of_delta(column.type) %}
    {% set foreign.any = foreign.any or not fits %}
    {% do items.append(name if fits else "cast(" ~ name ~ " as varchar) as " ~ name) %}
  {% endfor %}
  {{ return(items | join(", ") if foreign.any else "*") }}
{% endmacro %}

{% macro is_type_of_delta(type) %}
  {% if modules.re.search('[(\\[]', type) and not modules.re.match('decimal|enum', type) %}{# nested: nothing foreign inside #}
    {{ return(not modules.re.search('hugeint|utinyint|usmallint|uinteger|ubigint|uuid|enum|json|time(?!stamp)|timestamp_|interval|bit|bignum|union|variant', type)) }}
  {% endif %}
  {{ return(modules.re.fullmatch(
      'boolean|tinyint|smallint|integer|bigint|float|double|decimal[(].*|varchar|blob|date|timestamp|timestamp with time zone', type
  ) is not none) }}
{% endmacro %}

{#- The table of that name as the dialect asked for calls it. -#}
{% macro emitted_table(name, asked) %}
  {{ return(lakehouse.in_dialect(lakehouse.find_table(name), asked)) }}
{% endmacro %}

{#- The tables named, or all protected ones; only those with a history of their own where `delta` is true. -#}
{% macro emitted_tables(asked, delta=false, names=none) %}
  {% set found = [] %}
  {% set wanted = lakehouse.protected_tables() if names is none else lakehouse.tables_argument(names) %}
  {% for table in wanted %}
    {% set table = lakehouse.in_dialect(table, asked) %}
    {% do found.append(table) if table.delta or not delta %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- The one table that a verb's argument `table` names, or without it all of them. -#}
{% macro asked_tables(given, asked, delta=false) %}
  {{ return([lakehouse.emitted_table(given.table, asked)] if given.get('table') else lakehouse.emitted_tables(asked, delta)) }}
{% endmacro %}

{#-
  A table of the project in another dialect: on `local` what a source is lies in the lake, all else in the database. On
  Databricks and Spark everything is Delta.
-#}
{% macro in_dialect(table, asked) %}
  {% set on_duckdb, local = asked.own == 'local', asked.dialect == 'local' %}
  {% if asked.dialect == 'databricks' and not asked.catalog and on_duckdb %}
    {% do lakehouse.fail("catalog is missing: the project does not know on this target where its tables lie on Databricks; say catalog: NAME.") %}
  {% endif %}
  {% set in_lake = local and (table.in_lake if on_duckdb else table.resource == 'source') %}
  {% set database = asked.catalog or (none if on_duckdb else table.database) %}
  {% if local %}
    {% set database = 'lake' if in_lake else (table.database if on_duckdb else none) %}
  {% endif %}
  {% set other = dict(table, dialect=asked.dialect, in_lake=in_lake, database=database, delta=in_lake or not local) %}
  {% do other.update({'sql': lakehouse.sql_name(other, other.identifier)}) %}
  {{ return(other) }}
{% endmacro %}

{#- A name in full, in the table's dialect. -#}
{% macro sql_name(table, identifier, schema=none) %}
  {% set parts = [] %}
  {% for part in [table.database, schema or table.schema, identifier] if part %}
    {% do parts.append(lakehouse.quoted(table, part)) %}
  {% endfor %}
  {{ return(parts | join('.')) }}
{% endmacro %}

{#- The table under another name or in another schema, in the same dialect. -#}
{% macro emitted_beside(table, identifier, schema=none) %}
  {{ return(dict(table, identifier=identifier, schema=schema or table.schema, sql=lakehouse.sql_name(table, identifier, schema))) }}
{% endmacro %}

{% macro key_list(table, prefix='') %}
  {% set names = [] %}
  {% for column in table.key %}
    {% do names.append(prefix ~ lakehouse.quoted(table, column)) %}
  {% endfor %}
  {{ return(names | join(', ')) }}
{% endmacro %}

{#- How many keys one side has that the other lacks, as a scalar subquery. -#}
{% macro missing_keys(table, there, here) %}
  {{ return("(select count(*) from " ~ there ~ " as s where not exists (select 1 from " ~ here ~ " as o where "
      ~ lakehouse.same_key(table, 'o', 's') ~ "))") }}
{% endmacro %}

{% macro double_keys(table, there) %}
  {{ return("(select count(*) from (select " ~ lakehouse.key_list(table) ~ " from " ~ there ~ " group by " ~ lakehouse.key_list(table)
      ~ " having count(*) > 1) as doubles)") }}
{% endmacro %}

{#- Do two tables hold the same rows? Their number and a hash over all values, by reading both. -#}
{% macro same_rows(table, one, other) %}
  {{ return("select a.n = b.n and a.h = b.h as same, a.n as rows_of_one, b.n as rows_of_other from ("
      ~ lakehouse.sql_for('row_facts', table, one) ~ ") as a cross join (" ~ lakehouse.sql_for('row_facts', table, other) ~ ") as b") }}
{% endmacro %}

{% macro default__row_facts(table, from_clause) %}
  {{ return("select count(*) as n, coalesce(sum(cast(xxhash64(to_json(struct(*))) as decimal(20, 0))), 0) as h from " ~ from_clause) }}
{% endmacro %}

{% macro duckdb__row_facts(table, from_clause) %}
  {{ return("select count(*) as n, coalesce(sum(cast(hash(t) as hugeint)), 0) as h from " ~ from_clause ~ " as t") }}
{% endmacro %}

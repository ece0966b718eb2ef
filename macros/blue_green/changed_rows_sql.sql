{#-
  Return a query of the rows that one version of a table has and an older one had not, or had otherwise.

  before, now   the versions
  columns       {before, now}: the columns of the two, lists of {name, type}; a column that came since was NULL before.
                none where they are not known: then both versions must have the same
-#}
{% macro changed_rows_sql(table, before, now, columns) %}
    {% set older = holdfast.reader(table, {"kind": "version", "id": before}) %}
    {% set newer = (holdfast.reader(table) if now is none
        else holdfast.reader(table, {"kind": "version", "id": now})) %}
    {% set sql %}
    select {{ holdfast.columns_or_null(table, columns.now) if columns else "*" }}
    from {{ newer }}
    except
    select {{ holdfast.columns_or_null(table, columns.now, columns.before) if columns else "*" }}
    from {{ older }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Return the names of columns as a select list; NULL for those that are not among `existing`. Names are compared
    without case. -#}
{% macro columns_or_null(table, columns, existing=none) %}
    {% set existing = (columns if existing is none else existing) | map(attribute="name") | map("lower") | list %}
    {% set sql %}
    {% for column in columns %}
      {{ "cast(null as " ~ column.type ~ ") as " if column.name | lower not in existing }}
      {{- holdfast.quoted(table, column.name) }}{{ "," if not loop.last }}
    {% endfor %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

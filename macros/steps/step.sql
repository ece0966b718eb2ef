{#-
  One step of a verb: the verb runs it, emit_sql prints it. Returns a dictionary of the arguments.

  says     one sentence: what the statement does
  sql      the statement
  shows    one sentence: what `check` must show
  check    a query to run after the statement
  expect   {column: value}: what the row of `check` must hold; a verb compares, a person reads
  kind     change, or look: it only reads
-#}
{% macro step(says, sql, shows=none, check=none, expect=none, kind='change') %}
  {{ return({'says': says, 'sql': sql, 'shows': shows, 'check': check, 'expect': expect, 'kind': kind}) }}
{% endmacro %}

{#- A query of which the reader needs the answer. -#}
{% macro look(says, sql) %}
  {{ return(lakehouse.step(says, sql, kind='look')) }}
{% endmacro %}

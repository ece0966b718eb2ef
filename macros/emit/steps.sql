{#-
  A statement to print: what it does, its SQL, and where something is to be seen afterwards what that is (`shows`) and
  the query that shows it (`check`).
-#}
{% macro step(says, sql, shows=none, check=none) %}
  {{ return({'says': says, 'sql': sql, 'shows': shows, 'check': check}) }}
{% endmacro %}

{% macro print_steps(verb, given, asked, steps) %}
  {% do print("-- " ~ lakehouse.operation_command(verb, given) ~ ", as SQL for " ~ asked.dialect ~ ".") %}
  {% do print("-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.") %}
  {% for each in steps %}
    {% do print("") %}
    {% do print("-- " ~ loop.index ~ ". " ~ each.says) %}
    {% do lakehouse.print_statement(each.sql) %}
    {% if each.check %}
      {% do print("-- Check: " ~ each.shows) %}
      {% do lakehouse.print_statement(each.check) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#-
  The checks that only the project can make: the variable lakehouse_checks names its macros. Each takes no argument and
  returns a list of {aspect, status (OK, WARN or FAIL), detail, command}; `table` may be there, too.
-#}
{% macro project_checks() %}
  {% set found = [] %}
  {% for check in lakehouse.macros_named('lakehouse_checks') %}
    {% for row in check.call() %}
      {% if row.status not in ['OK', 'WARN', 'FAIL'] or not row.aspect or not row.detail %}
        {% do lakehouse.fail("The macro " ~ check.name ~ " of lakehouse_checks returned " ~ row
            ~ "; each row needs aspect, status (OK, WARN or FAIL), detail and command.") %}
      {% endif %}
      {% do found.append(lakehouse.finding(row.aspect, row.status, row.detail, row.command or none, row.table or none)) %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

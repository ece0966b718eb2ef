{% macro require_exists(table) %}
  {% if not lakehouse.exists(table) %}
    {% do lakehouse.fail(
        table.name ~ " does not exist now; dbt run-operation recovery_plan --args '{table: " ~ table.name ~ "}' lists what can bring it back."
    ) %}
  {% endif %}
{% endmacro %}

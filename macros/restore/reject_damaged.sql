{#- Refuse to restore from a backup whose files are gone, damaged, or not what its manifest recorded. -#}
{% macro reject_damaged(table, point) %}
    {% set found = lakehouse.verify_copy(table, point, renew=false) %}
    {% if found.problem %}
        {% do lakehouse.fail("Backup " ~ point.id ~ " of " ~ table.name ~ " is not what was recorded: " ~ found.problem
            ~ ("; " ~ found.unmarked if found.unmarked else "") ~ "; dbt run-operation list_backups --args '{table: "
            ~ table.name ~ "}' shows the others.") %}
    {% endif %}
{% endmacro %}

{#- Refuse to restore into a database in memory: what is restored would be gone when the command ends. -#}
{% macro reject_transient(table) %}
    {% if holdfast.transient(table) %}
        {% do holdfast.fail(table.name ~ " is a table of the database, and this command runs with a database in "
            ~ "memory, which ends with it; repeat the command with the database file.") %}
    {% endif %}
{% endmacro %}

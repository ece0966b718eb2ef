{#- Why nothing is restored into a database in memory, or none: what is restored would be gone when the command ends.
-#}
{% macro refusal_of_transient(table) %}
    {{ return(none if not holdfast.transient(table) else table.name ~ " is a table of the database, and this command "
        ~ "runs with a database in memory, which ends with it; repeat the command with the database file.") }}
{% endmacro %}

{#- Return the steps that drop a table of a deployment: the new one of a rollback, the old one of a finish. -#}
{% macro drop_deployment_steps(table) %}
    {{ return([holdfast.step("Drop " ~ table.identifier ~ ", only if the check of its backup returned same.",
        holdfast.drop_table_sql(table))]) }}
{% endmacro %}

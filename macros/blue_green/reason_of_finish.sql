{#- By it the guard tells these backups from those of a table that the project does not know any more. -#}
{% macro reason_of_finish() %} {{ return("before blue_green_finish dropped it") }} {% endmacro %}

{% macro reason_of_rollback() %} {{ return("before blue_green_rollback dropped it") }} {% endmacro %}

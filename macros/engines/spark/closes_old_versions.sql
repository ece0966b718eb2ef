{#- Delta from 4.1 on, and Databricks from runtime 18 on. On an older one nothing is lost by heeding it. -#}
{% macro spark__closes_old_versions(table) %} {{ return(true) }} {% endmacro %}

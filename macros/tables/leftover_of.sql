{#- Return the name of the table that a leftover of an interrupted dbt run belongs to: 'orders' for
    'orders__dbt_backup'. none for any other name. -#}
{% macro leftover_of(identifier) %}
    {% set found = modules.re.match("(?i)(.+)" ~ holdfast.reserved_endings().dbt ~ "$", identifier or "") %}
    {{ return(found.group(1) if found else none) }}
{% endmacro %}

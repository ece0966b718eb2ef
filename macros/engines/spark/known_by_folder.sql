{#- The loader writes into the folder of an external table, and a rename changes the name alone. -#}
{% macro spark__known_by_folder(table) %}
    {{ return(holdfast.type_among(holdfast.spark__tables_of_schema(table), table.identifier) == 'EXTERNAL') }}
{% endmacro %}

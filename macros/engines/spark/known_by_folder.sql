{#- The loader writes into the folder of an external table, and a rename changes the name alone. -#}
{% macro spark__known_by_folder(table) %}
    {% for found in holdfast.spark__tables_of_schema(table) if found.name | lower == table.identifier | lower %}
        {{ return(found.type == 'EXTERNAL') }}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}

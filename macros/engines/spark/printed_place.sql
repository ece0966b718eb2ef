{% macro spark__printed_place(table, catalog) %}
    {{ return({'database': catalog or holdfast.shared_catalog(table)}) }}
{% endmacro %}

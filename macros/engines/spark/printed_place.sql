{% macro spark__printed_place(table, catalog) %}
    {{ return({'database': catalog or lakehouse.shared_catalog(table)}) }}
{% endmacro %}

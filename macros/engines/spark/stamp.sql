{% macro spark__stamp(table) %}
    {{ return({"id": holdfast.query("describe detail " ~ table.sql)[0].id,
        "version": holdfast.spark__current_version(table)}) }}
{% endmacro %}

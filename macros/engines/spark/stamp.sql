{% macro spark__stamp(table) %}
    {{ return({"id": holdfast.query("describe detail " ~ table.sql)[0].id,
        "version": holdfast.query("describe history " ~ table.sql ~ " limit 1")[0].version | int}) }}
{% endmacro %}

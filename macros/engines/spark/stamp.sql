{% macro spark__stamp(table) %}
    {{ return({"id": lakehouse.query("describe detail " ~ table.sql)[0].id,
        "version": lakehouse.query("describe history " ~ table.sql ~ " limit 1")[0].version | int}) }}
{% endmacro %}

{% macro spark__partition_columns(table) %}
    {{ return(holdfast.from_json_text(holdfast.query("describe detail " ~ table.sql)[0].partitioncolumns) or []) }}
{% endmacro %}

{% macro spark__bytes_of(table) %}
    {{ return(holdfast.query("describe detail " ~ table.sql)[0].sizeinbytes | int) }}
{% endmacro %}

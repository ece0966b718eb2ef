{% macro spark__content_total(table, values) %}
    {{ return(holdfast.spark__hash_total(table, "concat_ws(\n  chr(31),\n  " ~ values | join(",\n  ") ~ "\n)")) }}
{% endmacro %}

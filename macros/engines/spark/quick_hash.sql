{% macro spark__quick_hash(table, values) %} {{ return("xxhash64(" ~ values | join(", ") ~ ")") }} {% endmacro %}

{#- MD5 of each row, as the first manifests have it. Other hashes were not measured on a warehouse. -#}
{% macro spark__hash_kind(table, columns) %} {{ return(none) }} {% endmacro %}

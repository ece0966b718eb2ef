{#- MD5 of each row, as manifests have it since the first: nobody has measured another hash on a warehouse. -#}
{% macro spark__hash_kind(table) %} {{ return(none) }} {% endmacro %}

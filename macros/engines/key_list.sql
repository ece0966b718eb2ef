{#- Return the key's columns in quotes, separated by commas; `prefix` is put before each. -#}
{% macro key_list(table, prefix='') %} {{ return(holdfast.quoted_list(table, table.key, prefix)) }} {% endmacro %}

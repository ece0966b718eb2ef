{#- Never asked: every hash in a manifest is of a kind that Spark can compute. -#}
{% macro spark__changed_files(record) %} {{ return("its files have no checksums") }} {% endmacro %}

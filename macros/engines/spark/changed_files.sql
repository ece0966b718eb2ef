{#- adopt_backup alone asks: every hash in a manifest is of a kind that Spark can compute. -#}
{% macro spark__changed_files(record) %}
    {{ return({'changed': "its files have no checksums", 'recorded': false}) }}
{% endmacro %}

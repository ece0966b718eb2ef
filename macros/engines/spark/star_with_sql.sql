{#- The column becomes the last one. -#}
{% macro spark__star_with_sql(table, alias, column, expression) %}
    {% set name = holdfast.quoted(table, column) %}
    {{ return(alias ~ ".* except (" ~ name ~ "), " ~ expression ~ " as " ~ name) }}
{% endmacro %}

{#- Return why the engine cannot open what a FROM clause names, or none. No row is read. -#}
{% macro unopened(from_clause) %}
    {{ return(holdfast.try_query("select * from " ~ from_clause ~ " limit 0").error) }}
{% endmacro %}

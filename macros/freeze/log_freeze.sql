{#- Record a freeze or its end, one entry a table: the record of frozen tables keeps only what is frozen now. -#}
{% macro log_freeze(verb, tables, command) %}
    {% for table in tables %}
        {% do holdfast.log_verb(verb, 'done', {'table_name': table.name, 'detail': command}) %}
    {% endfor %}
{% endmacro %}

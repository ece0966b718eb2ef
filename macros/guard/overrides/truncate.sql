{% macro default__truncate_relation(relation) %}
    {% do lakehouse.refuse_or_back_up(lakehouse.violations_of_relation(relation, lakehouse.actor() ~ " would empty",
        "keep its rows")) %}
    {{ return(lakehouse.original("truncate_relation")(relation)) }}
{% endmacro %}

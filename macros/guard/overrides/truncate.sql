{% macro default__truncate_relation(relation) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(relation, holdfast.actor() ~ " would empty",
        "keep its rows")) %}
    {{ return(holdfast.original("truncate_relation")(relation)) }}
{% endmacro %}

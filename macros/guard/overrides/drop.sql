{#- Every drop of dbt and its adapters calls one of these: get_drop_sql on Databricks, drop_relation on DuckDB. -#}
{% macro default__get_drop_sql(relation) %}
    {% do holdfast.guard_drop(relation) %} {{ return(holdfast.original("get_drop_sql")(relation)) }}
{% endmacro %}

{% macro default__drop_relation(relation) %}
    {% do holdfast.guard_drop(relation) %} {{ return(holdfast.original("drop_relation")(relation)) }}
{% endmacro %}

{% macro guard_drop(relation) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(relation, holdfast.actor() ~ " would drop",
        "keep it, or rename it if it is in the way", drops_history=true)) %}
{% endmacro %}

{#- Return who acts: the node that dbt is building, or the command. -#}
{% macro actor() %}
    {% if model is defined and model.resource_type in ["model", "seed", "snapshot", "test"] %}
        {{ return((flags.WHICH ~ " of " if flags.WHICH == "clone" else "") ~ model.resource_type ~ " '" ~ model.name
            ~ "'") }}
    {% endif %}
    {{ return("dbt " ~ flags.WHICH) }}
{% endmacro %}

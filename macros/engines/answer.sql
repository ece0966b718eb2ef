{#- Return the macro with which an engine answers a question of the contract (contract.sql).

    question   the name of the question: exists, copy_sql, ...
    engine     databricks, duckdb or spark: the folder; by default the engine that dbt is connected to -#}
{% macro answer(question, engine=none) %}
    {% for folder in holdfast.supported_folders(engine) if folder ~ '__' ~ question in context['holdfast'] %}
        {{ return(context['holdfast'][folder ~ '__' ~ question]) }}
    {% endfor %}
    {% set name = engine or adapter.type() %}
    {% do holdfast.fail("engines/" ~ name ~ " has no answer to " ~ question ~ ". Add the macro " ~ name ~ "__"
        ~ question ~ ".") %}
{% endmacro %}

{#- Return the macro with which an engine answers a question of the contract (contract.sql).

    question   the name of the question: exists, copy_sql, ...
    engine     databricks, duckdb or spark: the folder; by default the engine that dbt is connected to -#}
{% macro answer(question, engine=none) %}
    {% for folder in lakehouse.supported_folders(engine) if folder ~ '__' ~ question in context['lakehouse'] %}
        {{ return(context['lakehouse'][folder ~ '__' ~ question]) }}
    {% endfor %}
    {% set name = engine or adapter.type() %}
    {% do lakehouse.fail("engines/" ~ name ~ " has no answer to " ~ question ~ ". Add the macro " ~ name ~ "__"
        ~ question ~ ".") %}
{% endmacro %}

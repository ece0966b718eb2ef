{#- Return the folders that answer for an engine, the first one first; refuse an engine without a folder. databricks
    answers as spark does where it has no answer of its own, as dbt-databricks inherits from dbt-spark.

    engine   by default the engine that dbt is connected to -#}
{% macro supported_folders(engine=none) %}
    {% set folders = {'databricks': ['databricks', 'spark'], 'duckdb': ['duckdb'], 'spark': ['spark']} %}
    {% set engine = engine or adapter.type() %}
    {% if engine not in folders %}
        {% do holdfast.fail(engine ~ " is not supported; supported are " ~ folders | join(', ') ~ ".") %}
    {% endif %}
    {{ return(folders[engine]) }}
{% endmacro %}

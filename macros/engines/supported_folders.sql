{#- Return the folders that answer for an engine, the first one first; refuse an engine without a folder.

    engine   by default the engine that dbt is connected to -#}
{% macro supported_folders(engine=none) %}
    {% set folders, engine = holdfast.engine_folders(), engine or adapter.type() %}
    {% do holdfast.fail(engine ~ " is not supported; supported are " ~ folders | join(', ') ~ ".")
        if engine not in folders %}
    {{ return(folders[engine]) }}
{% endmacro %}

{#- Return {engine: its folders}. databricks answers as spark does where it has no answer of its own, as dbt-databricks
    inherits from dbt-spark. -#}
{% macro engine_folders() %}
    {{ return({'databricks': ['databricks', 'spark'], 'duckdb': ['duckdb'], 'spark': ['spark']}) }}
{% endmacro %}

{#- Return {dialect: engine}: how emit_sql calls each engine. -#}
{% macro engines_by_dialect() %}
    {% set found = {} %}
    {% for engine in holdfast.engine_folders() %}
        {% do found.update({holdfast.own_dialect(engine): engine}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#-
  Return the macro with which an engine answers a question of the contract (contract.sql).

  question   the name of the question: exists, copy_sql, ...
  engine     databricks, duckdb or spark: the folder; by default the engine that dbt is connected to

  databricks answers as spark does where it has no answer of its own, as dbt-databricks inherits from dbt-spark.
-#}
{% macro answer(question, engine=none) %}
  {% set engine, folders = engine or adapter.type(), lakehouse.engine_folders() %}
  {% if engine not in folders %}
    {% do lakehouse.fail(engine ~ " is not supported; supported are " ~ folders | join(', ') ~ ".") %}
  {% endif %}
  {% for folder in folders[engine] if folder ~ '__' ~ question in context['lakehouse'] %}
    {{ return(context['lakehouse'][folder ~ '__' ~ question]) }}
  {% endfor %}
  {% do lakehouse.fail("engines/" ~ engine ~ " has no answer to " ~ question ~ "; add the macro " ~ engine ~ "__" ~ question ~ ".") %}
{% endmacro %}

{#- The supported engines, each with the folders that answer for it, the first one first. -#}
{% macro engine_folders() %}
  {{ return({'databricks': ['databricks', 'spark'], 'duckdb': ['duckdb'], 'spark': ['spark']}) }}
{% endmacro %}

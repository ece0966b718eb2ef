{#-
  Before a build: every bronze table is there, or one sentence says what to run. Without this the first staging
  view would fail with the engine's own words about a missing table.
-#}
{% macro require_bronze() %}
  {% if execute %}
    {% set missing = [] %}
    {% set places = [] %}
    {% for table in graph.sources.values() if table.source_name == 'nhl' %}
      {% if adapter.get_relation(table.database, table.schema, table.identifier) is none %}
        {% do missing.append(table.identifier) %}
        {% do places.append(table.database ~ "." ~ table.schema) %}
      {% endif %}
    {% endfor %}
    {% if missing %}
      {% do exceptions.raise_compiler_error(
          "There is no " ~ missing | sort | join(", ") ~ " in " ~ places[0] ~ "; run `dlt pipeline nhl run` first."
      ) %}
    {% endif %}
  {% endif %}
{% endmacro %}

{#-
  Leave a mark about the newest good set, where that is cheap to read: a loader that finds the set young, and
  unchanged since, need not start dbt to ask whether a backup is due. It is a note of what good_sets() says, never
  a rule of its own.
-#}
{% macro mark_good_set() %}
  {% do adapter.dispatch('mark_good_set', 'lakehouse')() %}
{% endmacro %}

{% macro duckdb__mark_good_set() %}
  {% for unit in lakehouse.good_sets()[:1] %}
    {% do lakehouse.rows("select * from lake.mark_good_set(" ~ lakehouse.duckdb__text_literal(unit.id) ~ ", "
        ~ lakehouse.duckdb__text_literal(unit.taken_at) ~ ", " ~ lakehouse.duckdb__text_literal(target.schema) ~ ")") %}
  {% endfor %}
{% endmacro %}

{#- On a warehouse asking costs a query either way. -#}
{% macro default__mark_good_set() %}
{% endmacro %}

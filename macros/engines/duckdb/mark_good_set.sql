{% macro duckdb__mark_good_set(unit) %}
    {% set sql %}
    select *
    from lake.mark_good_set(
      {{ lakehouse.duckdb__text_literal(unit.id) }},
      {{ lakehouse.duckdb__text_literal(unit.taken_at) }},
      {{ lakehouse.duckdb__text_literal(target.schema) }}
    )
    {% endset %}
    {% do lakehouse.query(sql) %}
{% endmacro %}

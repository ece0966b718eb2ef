{% macro duckdb__mark_good_set(unit) %}
    {% set sql %}
    select *
    from lake.mark_good_set(
      {{ holdfast.duckdb__text_literal(unit.set_id) }},
      {{ holdfast.duckdb__text_literal(unit.taken_at) }},
      {{ holdfast.duckdb__text_literal(target.schema) }}
    )
    {% endset %}
    {% do holdfast.query(sql) %}
{% endmacro %}

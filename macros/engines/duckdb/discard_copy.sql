{% macro duckdb__discard_copy(id) %}
    {% set copy = holdfast.duckdb__text_literal('backups/' ~ id) %}
    {% do holdfast.try_execute("select * from lake.drop(" ~ copy ~ ")") %}
{% endmacro %}

{% macro duckdb__discard_copy(id) %}
    {% set copy = lakehouse.duckdb__text_literal('backups/' ~ id) %}
    {% do lakehouse.try_execute("select * from lake.drop(" ~ copy ~ ")") %}
{% endmacro %}

{% macro duckdb__frozen_records() %} {{ return(holdfast.query(holdfast.duckdb__frozen_sql(none))) }} {% endmacro %}

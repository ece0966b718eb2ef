{% macro duckdb__frozen_records() %} {{ return(lakehouse.query(lakehouse.duckdb__frozen_sql(none))) }} {% endmacro %}

{% macro duckdb__set_properties_sql(table, properties) %}
    {% set values = lakehouse.duckdb__text_literal(tojson(properties)) %}
    {{ return(["select * from lake.set_properties(" ~ lakehouse.lake_name(table) ~ ", " ~ values ~ ")"]) }}
{% endmacro %}

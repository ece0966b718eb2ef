{% macro duckdb__set_properties_sql(table, properties) %}
    {% set values = holdfast.duckdb__text_literal(tojson(properties)) %}
    {{ return(["select * from lake.set_properties(" ~ holdfast.lake_name(table) ~ ", " ~ values ~ ")"]) }}
{% endmacro %}

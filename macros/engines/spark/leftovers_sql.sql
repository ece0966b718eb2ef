{% macro spark__leftovers_sql(table, schema, names) %}
    {% do lakehouse.fail("No query on spark lists what an interrupted drill left; show tables in the schema " ~ schema
        ~ " does.") %}
{% endmacro %}

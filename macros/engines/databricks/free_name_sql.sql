{#- A streaming table or materialized view cannot be renamed: its rows are copied, and it goes. -#}
{% macro databricks__free_name_sql(table, type, other) %}
    {% set drop = {'STREAMING_TABLE': "drop table ", 'MATERIALIZED_VIEW': "drop materialized view "}.get(type) %}
    {{ return(["create table " ~ other.sql ~ " as select * from " ~ table.sql, drop ~ table.sql] if drop
        else ["alter " ~ ("view " if type == 'VIEW' else "table ") ~ table.sql ~ " rename to " ~ other.sql]) }}
{% endmacro %}

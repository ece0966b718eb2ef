{#- The table that is the record of frozen tables, next to the recovery log. -#}
{% macro freeze_record(table) %}
    {% set schema = target.schema ~ '_recovery' %}
    {% set record = lakehouse.table_at(table.database, schema, 'frozen_tables', engine=table.engine) %}
    {{ return(dict(record, sql=lakehouse.sql_name(record, record.identifier))) }}
{% endmacro %}

{#- How the record names a table, as a text literal. -#}
{% macro frozen_name(table) %}
    {{ return(lakehouse.text_literal(table.schema ~ '.' ~ table.identifier, table.engine)) }}
{% endmacro %}

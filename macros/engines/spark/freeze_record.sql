{#- The table that is the record of frozen tables, next to the recovery log. -#}
{% macro freeze_record(log) %}
    {% set record = holdfast.table_at(log.database, log.schema, 'frozen_tables', engine=log.engine) %}
    {{ return(dict(record, sql=holdfast.sql_name(record, record.identifier))) }}
{% endmacro %}

{#- How the record names a table, as a text literal. -#}
{% macro frozen_name(table) %}
    {{ return(holdfast.text_literal(table.schema ~ '.' ~ table.identifier, table.engine)) }}
{% endmacro %}

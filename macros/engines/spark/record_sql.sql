{% macro spark__record_sql(table, record) %}
    {% set manifest = lakehouse.text_literal(lakehouse.sealed_text(record), table.engine) %}
    {{ return("comment on table " ~ lakehouse.backup_name(table, record.id) ~ " is " ~ manifest) }}
{% endmacro %}

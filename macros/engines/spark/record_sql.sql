{% macro spark__record_sql(table, record) %}
    {% set manifest = holdfast.text_literal(holdfast.sealed_text(record), table.engine) %}
    {{ return("comment on table " ~ holdfast.backup_name(table, record.id) ~ " is " ~ manifest) }}
{% endmacro %}

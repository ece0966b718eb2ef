{#- A manifest there records that it is of a second copy; see copies_in_both_catalogs(). -#}
{% macro databricks__record_elsewhere_sql(table, record) %}
    {% set manifest = holdfast.sealed_text(dict(record, is_second_copy=true)) %}
    {{ return("comment on table " ~ holdfast.name_elsewhere(table, record.id) ~ " is "
        ~ holdfast.text_literal(manifest, table.engine)) }}
{% endmacro %}

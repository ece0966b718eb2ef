{#- damage() finds none here, so no plan asks for this. Open-source Delta has no FSCK REPAIR TABLE. -#}
{% macro spark__rescue_sql(table, other) %}
    {% do holdfast.fail("The sound files of " ~ table.name ~ " cannot be taken out here; restore it from a backup: "
        ~ holdfast.operation_command('list_backups', {'table': table.name})) %}
{% endmacro %}

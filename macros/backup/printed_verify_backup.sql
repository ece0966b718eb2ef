{#- Without the columns that the manifest recorded, the content is hashed as it stands. -#}
{% macro printed_verify_backup(arguments, asked) %}
    {% set table = lakehouse.printed_table(arguments.get('table'), asked) %}
    {% set id = lakehouse.printed_backup_id(table, arguments.get('backup', 'latest'), asked) %}
    {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': id}) %}
    {% set steps = [lakehouse.look("What was recorded of the backup: rows, version, hash. Where `sound` is false, that is not to be relied on.",
        lakehouse.manifest_sql(table, id)), lakehouse.look("Read all of it: n must be the rows recorded.",
        lakehouse.row_facts_sql(table, copy))] %}
    {% do steps.append(lakehouse.look_for_period_faults(table, copy)) if table.periods %}
    {{ return(steps) }}
{% endmacro %}

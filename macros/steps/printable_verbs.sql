{#- Return the verbs of which emit_sql prints the SQL: each has a macro printed_VERB in the folder of its subject. -#}
{% macro printable_verbs() %}
    {{ return(['time_travel', 'backup_table', 'backup_all', 'list_backups', 'verify_backup', 'restore_table',
        'restore_all', 'undrop_table', 'blue_green_begin', 'blue_green_validate', 'blue_green_swap',
        'blue_green_rollback', 'blue_green_finish', 'drill', 'prune_backups', 'recovery_plan', 'doctor',
        'set_retention', 'clean_up', 'freeze', 'thaw']) }}
{% endmacro %}

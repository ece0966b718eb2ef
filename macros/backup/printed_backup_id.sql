{#- The id of a table's backup, of a set's id; `latest` only where dbt can look. -#}
{% macro printed_backup_id(table, wanted, asked) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% if wanted == 'latest' and asked.own == asked.dialect %}
        {{ return(holdfast.find_backup(holdfast.find_table(table.name), 'latest').id) }}
    {% elif not modules.re.match(holdfast.set_id_pattern(), wanted) %}
        {% do holdfast.fail("backup: " ~ wanted ~ " is not a set's id. emit_sql cannot look on " ~ asked.dialect
            ~ ", so write one such as set_20260203T090000Z (emit_sql with verb: list_backups prints the query that "
            ~ "lists them).") %}
    {% endif %}
    {{ return(wanted if '/' in wanted or '__' in wanted else holdfast.backup_id(wanted, table)) }}
{% endmacro %}

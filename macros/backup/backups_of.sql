{#- The backups of a table among `all_backups`: of its schema, as two targets may share one folder of backups, and by
    its name (what blue_green_finish keeps was called otherwise) or its identifier (its name may be shared since).
    Schemas and identifiers are compared without regard to case, as the engines do. -#}
{% macro backups_of(table, all_backups) %}
    {% set found = [] %}
    {% for record in all_backups if record.get('schema') and record.schema | lower == table.schema | lower %}
        {% do found.append(record)
            if table.name == record.table or table.identifier | lower == record.identifier | lower %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The same, then those of a table of that name in another schema: another target's, which may be meant by its id. -#}
{% macro backups_by_name(table, all_backups) %}
    {% set own = holdfast.backups_of(table, all_backups) %}
    {{ return(own + all_backups | selectattr('table', 'equalto', table.name) | reject('in', own) | list) }}
{% endmacro %}

{#- Return the verified backups of a table, newest first. A suspect one counts: it holds what was there. -#}
{% macro verified_backups(table) %}
    {{ return(holdfast.backups_of(table, holdfast.backups()) | selectattr("verified_at") | list) }}
{% endmacro %}

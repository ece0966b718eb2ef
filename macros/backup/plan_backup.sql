{#- What a backup will copy: {table, id, set, set_tables, reason, sequence (see sequence_of()), and as facts of the
    table as it is now: version, clone (false: what stands there is not a table, its rows are copied), mark (of that
    version, see state_of(); or none), source (a FROM clause), content (its fingerprint, with an error where
    it cannot be read; without rows and hash where the copy compares itself with its source, see copies_exactly()),
    has_schema (the schema of backups is there), security (what may hide rows of the table: see row_security(); such a
    table cannot be cloned, and its copy is suspect)}. -#}
{% macro plan_backup(table, set_id, set_tables, reason, version=none) %}
    {% set plan = holdfast.assumed_backup(table, set_id, set_tables, reason) %}
    {% set live, state = holdfast.reader(table), {'version': version, 'mark': none} %}
    {% set is_exact = holdfast.copies_exactly(table) %}
    {% do state.update(holdfast.state_of(table)) if is_exact and version is none %}
    {% set unopened = holdfast.unopened(live) %}
    {% if unopened %} {{ return(dict(plan, source=live, content={'error': unopened, 'columns': []})) }} {% endif %}
    {% set security = holdfast.row_security(table) %}
    {% set clone = holdfast.non_table_type(table) is none and not security %}
    {% do state.update(holdfast.state_of(table)) if clone and state.version is none %}
    {% set source = live if state.version is none
        else holdfast.reader(table, {'kind': 'version', 'id': state.version}) %}
    {% set columns = holdfast.columns_of(source) %}
    {% set unread = {'rows': none, 'hash': none, 'columns': columns, 'error': none} %}
    {% set content = unread if is_exact else holdfast.try_fingerprint(table, source, columns) %}
    {{ return(dict(plan, version=state.version, clone=clone, mark=state.mark, source=source, content=content,
        security=security, has_schema=holdfast.schema_exists(table, table.schema ~ '_backup'))) }}
{% endmacro %}

{#- The same without a look at the table: the current version of a table, whose content is not known. -#}
{% macro assumed_backup(table, set_id, set_tables, reason) %}
    {{ return({'table': table, 'id': holdfast.backup_id(set_id, table), 'set': set_id, 'set_tables': set_tables,
        'reason': reason, 'sequence': none, 'version': none, 'clone': true, 'mark': none, 'content': none,
        'has_schema': false,
        'security': []}) }}
{% endmacro %}

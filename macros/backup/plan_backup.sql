{#- What a backup will copy: {table, id, set, set_tables, reason, sequence (see sequence_of()), and as facts of the
    table as it is now: version, clone (false: what stands there is not a table, its rows are copied), mark (of that
    version, see state_mark(); or none), source (what stands behind FROM), content (its fingerprint, with an error where
    it cannot be read), has_schema (the schema of backups is there), security (what may hide rows of the table: see
    row_security(); such a table cannot be cloned, and its copy is suspect)}. -#}
{% macro plan_backup(table, set_id, set_tables, reason, version=none) %}
    {% set plan = lakehouse.assumed_backup(table, set_id, set_tables, reason) %}
    {% set live = lakehouse.reader(table) %}
    {% set unopened = lakehouse.try_query("select 1 as n from " ~ live ~ " limit 1").error %}
    {% if unopened and version is none %}
        {{ return(dict(plan, source=live, content={'error': unopened, 'columns': []})) }}
    {% endif %}
    {% set security = lakehouse.row_security(table) %}
    {% set clone = lakehouse.non_table_type(table) is none and not security %}
    {% set mark = lakehouse.state_mark(table) if version is none and clone else none %}
    {% if version is none and clone %} {% set version = lakehouse.current_version(table) %} {% endif %}
    {#- A load may have committed between the two. -#}
    {% set mark = mark if mark and mark.split(' ')[0] == version | string else none %}
    {% set source = live if version is none else lakehouse.reader(table, {'kind': 'version', 'id': version}) %}
    {% set content = lakehouse.try_fingerprint(table, source, lakehouse.columns_of(source)) %}
    {{ return(dict(plan, version=version, clone=clone, mark=mark, source=source, content=content, security=security,
        has_schema=lakehouse.schema_exists(table, table.schema ~ '_backup'))) }}
{% endmacro %}

{#- The same without a look at the table: the current version of a table, of which nobody knows what it holds. -#}
{% macro assumed_backup(table, set_id, set_tables, reason) %}
    {{ return({'table': table, 'id': lakehouse.backup_id(set_id, table), 'set': set_id, 'set_tables': set_tables,
        'reason': reason, 'sequence': none, 'version': none, 'clone': true, 'mark': none, 'content': none,
        'has_schema': false,
        'security': []}) }}
{% endmacro %}

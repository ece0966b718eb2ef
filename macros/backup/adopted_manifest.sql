{#- A new manifest for a copy that has lost its own, after all of it was read: {manifest, error}, one of them none; the
    error is a clause about the copy. What only the old one knew is missing: the version, the reason, the metadata of
    the table. -#}
{% macro adopted_manifest(table, record, all_backups) %}
    {% set copied = holdfast.read_unrecorded(table, record) %}
    {% set error = holdfast.problem_of_unrecorded(table, record, copied) %}
    {% if error %} {{ return({'manifest': none, 'error': error}) }} {% endif %}
    {% set siblings = all_backups | selectattr('complete') | selectattr('set_id', 'equalto', record.set_id) | list %}
    {% set names = siblings[0].set_tables if siblings else holdfast.names_in_set(record.set_id, all_backups) %}
    {% set plan = holdfast.assumed_backup(table, record.set_id, names, holdfast.reason_of_adoption(record)) %}
    {% set numbers = siblings | map(attribute='sequence') | select('integer') | list %}
    {% do plan.update({'id': record.id, 'sequence': numbers | first}) if numbers else plan.update({'id': record.id}) %}
    {% set older = all_backups | selectattr('place', 'gt', record.place) | list %}
    {% set copy = {'kind': 'backup', 'id': record.id, 'columns': copied.columns} %}
    {% set verdict = holdfast.judge_table(table, holdfast.backups_of(table, older), holdfast.loss_memory(),
        copy={'point': copy, 'version': none, 'mark': none}) %}
    {% set taken_at = holdfast.time_of_set(record.set_id) %}
    {% set faults = holdfast.period_faults(table, holdfast.reader(table, copy)) %}
    {% set manifest = holdfast.manifest_of(plan, taken_at, copied, holdfast.suspicion(verdict, [], faults)) %}
    {{ return({'manifest': dict(manifest, adopted_at=holdfast.time_text(holdfast.now()),
        metadata=none), 'error': none}) }}
{% endmacro %}

{#- Why a copy is not a backup of the table, as a clause; or none: it cannot be read, has a file that is not as it was
    copied, or lacks a column of the table's key. -#}
{% macro problem_of_unrecorded(table, record, copied) %}
    {% if copied.error %} {{ return("cannot be read (" ~ holdfast.reason_of_error(copied.error) ~ ")") }} {% endif %}
    {% set files = holdfast.changed_files(record) %}
    {% if files.recorded and files.changed %} {{ return("is not what was copied (" ~ files.changed ~ ")") }} {% endif %}
    {% set lacking = holdfast.lacks_key(table, holdfast.reader(table, {'kind': 'backup', 'id': record.id})) %}
    {{ return(holdfast.lacking_text(lacking) if lacking else none) }}
{% endmacro %}

{#- Read a copy of which nothing was recorded: its fingerprint, in the types of the table where the copy has them only
    as text. One that only the second place has is fetched first. -#}
{% macro read_unrecorded(table, record) %}
    {% set unfetched = holdfast.fetch_copy(table, record) %}
    {% if unfetched %} {{ return({'error': unfetched}) }} {% endif %}
    {% set point = {'kind': 'backup', 'id': record.id} %}
    {% set copy = holdfast.reader(table, point) %}
    {% set unopened = holdfast.unopened(copy) %}
    {% if unopened %} {{ return({'error': unopened}) }} {% endif %}
    {% set types, typed, columns = {}, [], holdfast.columns_of(copy) %}
    {% if holdfast.exists(table) %}
        {% for column in holdfast.columns_of(holdfast.reader(table)) %}
            {% do types.update({column.name: column.type}) %}
        {% endfor %}
    {% endif %}
    {% for column in columns %}
        {% do typed.append({'name': column.name, 'type': types.get(column.name, column.type)}) %}
    {% endfor %}
    {% set cast = holdfast.reader(table, dict(point, columns=typed)) %}
    {% set found = holdfast.try_fingerprint(table, cast, typed) if typed != columns and cast != copy else none %}
    {{ return(found if found and not found.error else holdfast.try_fingerprint(table, copy, columns)) }}
{% endmacro %}

{#- The names of the protected tables of which a set has a copy, with a manifest or without. -#}
{% macro names_in_set(set_id, all_backups) %}
    {% set names, ids = [], all_backups | map(attribute='id') | map('lower') | list %}
    {% for table in holdfast.protected_tables() %}
        {% do names.append(table.name) if holdfast.backup_id(set_id, table) | lower in ids %}
    {% endfor %}
    {{ return(names) }}
{% endmacro %}

{#- set_20260203T101500Z as an aware datetime. -#}
{% macro time_of_set(set_id) %}
    {% set stamp = modules.datetime.datetime.strptime(set_id.split('_')[1], '%Y%m%dT%H%M%SZ') %}
    {{ return(holdfast.time_from(stamp)) }}
{% endmacro %}

{#- Read every copy of a set again, and compare each with its manifest: {set, tables, lacks}. The recovery log gets all
    entries about it in one commit.

      tables   of each copy {table, id, rows, content_hash, faults, problem, unmarked}; see verify_copy()
      lacks    what makes the set incomplete, as text; '' for a complete one

    wanted   the id of a set or of a backup, or latest: the last good set -#}
{% macro verify_set(wanted, output) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% set unit = holdfast.good_set(wanted) if wanted == 'latest' else holdfast.unit_named(wanted) %}
    {% set started, answers, journal = holdfast.now(), [], [] %}
    {% for record in unit.records %}
        {% do holdfast.print_progress(output, loop, record.table or record.id, started) %}
        {% do answers.append(holdfast.verify_record(record, journal)) %}
    {% endfor %}
    {% do holdfast.log_ends(journal) %}
    {{ return({'set': unit.set_id, 'tables': answers, 'lacks': unit.lacks}) }}
{% endmacro %}

{#- Return a unit of backup_units() by its id; of the id of one backup, that one. -#}
{% macro unit_named(wanted) %}
    {% for unit in holdfast.backup_units(holdfast.backups()) %}
        {% set named = unit.records | selectattr('id', 'equalto', wanted) | list %}
        {% if unit.set_id == wanted %} {{ return(unit) }}
        {% elif named %} {{ return({'set_id': wanted, 'records': named, 'lacks': ''}) }}
        {% endif %}
    {% endfor %}
    {% do holdfast.find_backups(wanted) %}
{% endmacro %}

{#- Verify one copy of a set; its entry of the recovery log is added to the journal. -#}
{% macro verify_record(record, journal) %}
    {% set table = holdfast.table_of_copy(record) or holdfast.copied_table(record) %}
    {% set name = record.table or table.name or record.id %}
    {% set found = holdfast.verify_both(table, record, name, journal) %}
    {% set answer = {'table': name, 'id': record.id, 'rows': found.rows, 'content_hash': found.hash,
        'faults': found.faults, 'problem': found.problem, 'unmarked': found.unmarked} %}
    {% do answer.update({'elsewhere': found.elsewhere}) if found.elsewhere %}
    {{ return(answer) }}
{% endmacro %}

{#- Verify a copy in both places: what verify_copy() returns, and `elsewhere`, see verify_elsewhere(). A copy without a
    sound manifest is not read.

    journal   where the entry of the recovery log is added -#}
{% macro verify_both(table, record, name, journal) %}
    {% set started, nothing = holdfast.now(), {'rows': none, 'hash': none, 'faults': none, 'unmarked': none} %}
    {% set found = holdfast.verify_copy(table, record) if record.complete
        else dict(nothing, problem=("it was copied by hand and is not verified; this reads its rows and records them: "
        if record.get('by_hand') else "it has no sound manifest; this reads its rows and records them again: ")
        ~ holdfast.operation_command('adopt_backup', {'table': name, 'backup': record.set_id})) %}
    {% set elsewhere = none if found.unfetched else holdfast.verify_elsewhere(record) %}
    {% do journal.append(holdfast.log_row('verify_backup', 'failed' if found.problem or elsewhere else 'done',
        {'table_name': name, 'from_point': record.id, 'rows_after': found.rows, 'content_hash': found.hash,
        'seconds': holdfast.seconds_since(started), 'detail': found.problem or elsewhere})) %}
    {{ return(dict(found, elsewhere=elsewhere)) }}
{% endmacro %}

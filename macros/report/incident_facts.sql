{#- Return all that an incident report says, as data; times are text in UTC, none is "not known".

      window      {since, until, chosen}; see incident_window()
      losses      see losses_of_table() and loss_of_now()
      freezes     what freeze and thaw did, one entry a command: see recovery_entries(), with `tables` for `table`
      recoveries  what was brought back: see recovery_entries()
      tables      each protected table that lost rows or was restored, as it is now: see table_after()
      times       {first_loss, detection, end, until_detection, until_end}; the last two in seconds

    all_backups   see backups() -#}
{% macro incident_facts(since, until, all_backups) %}
    {% set all_entries = holdfast.recovery_entries() %}
    {% set window = holdfast.incident_window(since, until, all_entries, all_backups) %}
    {% set entries, losses, tables = holdfast.entries_within(all_entries, window), [], [] %}
    {% for table in holdfast.protected_tables() %}
        {% set own, records = entries | selectattr('table', 'equalto', table.name) | list,
            holdfast.backups_of(table, all_backups) %}
        {% set restores = own | rejectattr('verb', 'in', ['freeze', 'thaw']) | list %}
        {% set lost = holdfast.losses_of_table(table, window, restores, records) %}
        {% do lost.extend(holdfast.loss_of_now(table, window, all_backups, lost)) %}
        {% do losses.extend(lost) %}
        {% do tables.append(holdfast.table_after(table, restores, holdfast.last_good_before(records,
            (lost + restores) | map(attribute='at') | select | min | default(none)))) if lost or restores %}
    {% endfor %}
    {% set freezes = holdfast.by_command(entries | selectattr('verb', 'in', ['freeze', 'thaw']) | list) %}
    {% set recoveries = entries | rejectattr('verb', 'in', ['freeze', 'thaw']) | list %}
    {{ return({'window': window, 'losses': holdfast.losses_by_time(losses), 'freezes': freezes,
        'recoveries': recoveries, 'tables': tables, 'times': holdfast.incident_times(losses, entries)}) }}
{% endmacro %}

{#- Return entries with one for all tables of a command: `tables` is the list of their names. -#}
{% macro by_command(entries) %}
    {% set found = {} %}
    {% for entry in entries %}
        {% set first = found.setdefault(entry.run ~ entry.verb, dict(entry, tables=[])) %}
        {% do first.tables.append(entry.table) %}
        {% do first.pop('table', none) %}
    {% endfor %}
    {{ return(found.values() | list) }}
{% endmacro %}

{#- Return losses in the order of time; those without a known time come last. -#}
{% macro losses_by_time(losses) %}
    {{ return(losses | selectattr('when') | sort(attribute='when') + losses | rejectattr('when') | list) }}
{% endmacro %}

{#- Return the entries that began or ended within a window. -#}
{% macro entries_within(entries, window) %}
    {% set found = [] %}
    {% for entry in entries
        if (window.since is none or entry.ended >= window.since) and entry.at <= window.until %}
        {% do found.append(entry) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return the newest good backup taken before a time; none without one. Backups are listed newest first. -#}
{% macro last_good_before(records, time) %}
    {% for record in holdfast.good_copies(records) if time is none or record.taken_at < time %}
        {{ return(record) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

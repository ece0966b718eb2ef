{#- Return what the recovery log remembers about losses: {table name: known}, where known has, as far as there is such
    an entry:

      mark, version, committed_at, id, rows   the state that the guard judged good last, see state_of(); id: none when
                                    a verb has changed which commits the table has since
      accepted                      {at, afresh, version, backup, until}: when somebody accepted by name what the
                                    table lacks. What is older counts no more; afresh: nor does the version of that
                                    moment, because the table was replaced then, by the rows of `backup`, or none.
                                    It is about the table that was there at `until`; none: about the one that followed
      columns_since                 when columns were changed back on purpose, see columns_of_points()
      removals                      {version: label}: what a loader took out on purpose, see removed_on_purpose() -#}
{% macro loss_memory() %}
    {% set query %}
    select verb, table_name, logged_at, seconds, from_point, to_point, detail, rows_before, rows_after
    from recovery_log
    where
      state = 'done'
      and (
        verb in ('accept_loss', 'allow_destroy', 'remove_rows', 'blue_green_swap', 'blue_green_rollback')
        or (verb in ('restore_table', 'restore_all') and table_name is not null)
        or (
          verb = 'guard'
          and logged_at = (select max(logged_at) from recovery_log where verb = 'guard' and state = 'done')
        )
      )
    order by logged_at
    {% endset %}
    {% set memory = {} %}
    {% for entry in holdfast.read_log(query) %}
        {% if entry.verb == 'guard' %}
            {% for name, known in (fromjson(entry.detail, {}) or {}).items() %}
                {% do memory.setdefault(name, {}).update(known) %}
            {% endfor %}
        {% else %} {% do holdfast.remember_entry(memory, entry) %}
        {% endif %}
    {% endfor %}
    {{ return(memory) }}
{% endmacro %}

{#- Loaders write rows `remove_rows` themselves: one in another form than documented is about no version. -#}
{% macro remember_entry(memory, entry) %}
    {% for name in (entry.table_name or '').split(', ') if name %}
        {% set known, version = memory.setdefault(name, {}), holdfast.version_in_entry(entry) %}
        {% if entry.verb == 'remove_rows' %}
            {% do known.setdefault('removals', {}).update({version: entry.detail}) if version is not none %}
        {% else %} {% do holdfast.remember_change(known, entry) %}
        {% endif %}
    {% endfor %}
{% endmacro %}

{#- Return the number in the `to_point` "version 7" of an entry; none where it is something else. -#}
{% macro version_in_entry(entry) %}
    {% set version = modules.re.fullmatch('version ([0-9]+)', entry.to_point or '') %}
    {{ return(version.group(1) | int if version else none) }}
{% endmacro %}

{#- A restore that changed nothing does not count. Merges and rollbacks do not accept a loss. -#}
{% macro remember_change(known, entry) %}
    {% set restored = entry.verb in ['restore_table', 'restore_all'] %}
    {% set replaced = restored and 'mode: replace' in (entry.detail or '') %}
    {% set rewritten = replaced or (restored and 'prefer: point' in (entry.detail or '')) %}
    {% do known.update({'id': none})
        if not restored or rewritten or (entry.get('rows_before') or 0) != (entry.get('rows_after') or 0) %}
    {#- After a rollback the judged state is that of the other table. -#}
    {% do known.update({'columns_since': holdfast.time_from(entry.logged_at), 'rows': none})
        if entry.verb == 'blue_green_rollback' %}
    {% if replaced or entry.verb in ['accept_loss', 'allow_destroy', 'blue_green_swap'] %}
        {% set began = holdfast.time_from(entry.logged_at) - modules.datetime.timedelta(seconds=(entry.seconds
                or 0) | float) %}
        {% set at = holdfast.time_from(entry.logged_at) if entry.verb == 'accept_loss' else began %}
        {#- What is destroyed, or begun anew, by name is another table afterwards. -#}
        {% set followed = entry.verb == 'allow_destroy' or (entry.verb == 'accept_loss' and not entry.to_point) %}
        {% set backup = modules.re.match('backup (\\S+) of ', entry.get('from_point') or '') if replaced else none %}
        {% do known.update({'accepted': {'at': at, 'afresh': entry.verb != 'accept_loss',
                'version': holdfast.version_in_entry(entry) if entry.verb == 'accept_loss' else none,
                'backup': backup.group(1) if backup else none,
                'until': none if followed else holdfast.time_from(entry.logged_at)}}) %}
    {% endif %}
{% endmacro %}

{#- Return the same with the backups that trust_backup accepted: their tables are as intended since then. -#}
{% macro known_of(table, records, memory) %}
    {% set known = dict(memory.get(table.name) or {}) %}
    {% for record in records if record.get('trusted_at') %}
        {% set at = holdfast.time_from(record.taken_at) %}
        {% do known.update({'accepted': {'at': at, 'afresh': false, 'version': none, 'backup': none, 'until': none}})
            if not known.get('accepted') or known.accepted.at < at %}
    {% endfor %}
    {{ return(known) }}
{% endmacro %}

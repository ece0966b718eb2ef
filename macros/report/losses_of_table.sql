{#- Return the losses of a table within a window, as far as its history, its backups and the log show them. A list of

      table, how                 "rows fell", "began anew", "had fewer rows", "does not exist"; see also loss_of_now()
      when, at                   when, in words, and as text in UTC where it is known
      before, after              what had the rows, and what lacks them: a version or a backup
      rows_before, rows_after, rows_lost, keys_lost, columns_lost (as text)
      operation, user            of the commit, where the history has them

    restores   what recovery verbs did to the table: rows that they replaced are no loss
    records    its backups, newest first -#}
{% macro losses_of_table(table, window, restores, records) %}
    {% set there, losses = holdfast.exists(table), [] %}
    {% set versions = holdfast.versions_within(table, window) if there and holdfast.has_history(table) else [] %}
    {% for version in versions if version.fell_by and not holdfast.made_by(restores, version.committed_at[:19]) %}
        {% set older = versions | selectattr('version', 'lt', version.version) | first %}
        {% do losses.append(holdfast.loss_of_version(table, older, version)) %}
    {% endfor %}
    {% set first = versions | last if versions else none %}
    {% set origin = holdfast.backup_of_older_table(first, window, restores, records) if first else none %}
    {% do losses.append(holdfast.loss_by_new_table(table, first, origin)) if origin %}
    {% set seen = none if losses else holdfast.loss_without_history(table, there, restores, records, window) %}
    {% do losses.append(seen) if seen %}
    {{ return(losses) }}
{% endmacro %}

{#- Was a commit made by one of the recovery verbs? -#}
{% macro made_by(restores, at) %}
    {{ return(restores | selectattr('at', 'le', at) | selectattr('ended', 'ge', at) | list | length > 0) }}
{% endmacro %}

{% macro loss(table, how) %}
    {{ return(dict({'table': table.name, 'how': how, 'when': none, 'at': none, 'before': none, 'after': none,
        'rows_before': none, 'rows_after': none, 'rows_lost': none, 'keys_lost': none, 'columns_lost': none,
        'operation': none, 'user': none}, **kwargs)) }}
{% endmacro %}

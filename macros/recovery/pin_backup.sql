{#-
  Keep a backup whatever the policy of prune_backups says, or no longer.

      dbt run-operation pin_backup --args '{backup: set_20260203T101500Z}'

  backup   a set's id (all of it), a backup's own id, or latest: the last good set
  pinned   true (default) or false: take the pin away
  output   text (default) or json
-#}
{% macro pin_backup(backup=none, pinned=true, output='text') %}
  {% do lakehouse.only_arguments('pin_backup', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set pinned = lakehouse.yes_or_no('pinned', pinned) %}
  {% set records = lakehouse.find_backups(backup) %}
  {% set entry = {'from_point': records[0].id if records | length == 1 else records[0].set} %}
  {% do lakehouse.log_verb('pin_backup', 'started', dict(entry,
      detail=lakehouse.run_operation('pin_backup', {'backup': entry.from_point, 'pinned': none if pinned else false}))) %}
  {% for record in records %}
    {% do lakehouse.remark_backup(record, {'pinned': pinned}) %}
  {% endfor %}
  {% set ids = records | map(attribute='id') | list %}
  {% do lakehouse.log_verb('pin_backup', 'done', dict(entry, detail='pinned' if pinned else 'no longer pinned')) %}
  {% if output == 'json' %}
    {% do print(tojson({'backups': ids, 'pinned': pinned})) %}
  {% else %}
    {% do print(ids | join(', ') ~ (": pinned, prune_backups leaves it alone." if pinned else ": no longer pinned.")) %}
  {% endif %}
{% endmacro %}

{#- The complete backups that an id names: a whole set, one backup, or `latest`, the last good set. -#}
{% macro find_backups(wanted) %}
  {% set wanted = lakehouse.name_of('backup', wanted) %}
  {% set wanted = lakehouse.good_set(wanted) if wanted == 'latest' else wanted %}
  {% set all, found = lakehouse.backups() | selectattr('complete') | list, [] %}
  {% for record in all if wanted in [record.set, record.id] %}
    {% do found.append(record) %}
  {% endfor %}
  {% if not found %}
    {% set ids = all | map(attribute='set') | unique | list %}
    {% set nearest = lakehouse.nearest(wanted, ids) %}
    {% do lakehouse.fail("There is no backup '" ~ wanted ~ "'" ~ ("; did you mean '" ~ nearest ~ "'?" if nearest
        else ("; there are " ~ ids | join(', ') ~ "." if ids else "; take one: dbt run-operation backup_all"))) %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}

{#-
  A backup of a table as a point to restore from: its manifest with kind and label. By its id, a backup of another
  target's table of the same name may be meant, too. A safety copy is never the latest: it is the table as it was before
  a restore, with whatever was wrong.

  wanted   latest (the newest good one), a set's id, or a backup's own id
-#}
{% macro find_backup(table, wanted) %}
  {% set wanted = lakehouse.identifier('backup', wanted) %}
  {% set all_backups = lakehouse.backups() %}
  {% set all = lakehouse.backups_by_name(table, all_backups) %}
  {% set own = lakehouse.without_safety_copies(lakehouse.backups_of(table, all_backups)) %}
  {% set good = own | selectattr('verified_at') | rejectattr('suspect') | list %}
  {% set ids = all | map(attribute='set') | list %}
  {% if not all %}
    {% do lakehouse.fail("There is no backup of " ~ table.name ~ "; dbt run-operation recovery_plan --args '{table: "
        ~ table.name ~ "}' lists other recovery paths.") %}
  {% elif wanted == 'latest' and not good %}
    {% do lakehouse.fail("No backup of " ~ table.name ~ " is verified, undamaged and free of suspicion; list_backups "
        ~ "tells why; name one of "
        ~ ids | join(', ') ~ ".") %}
  {% elif wanted != 'latest' and wanted not in ids + all | map(attribute='id') | list %}
    {% do lakehouse.fail("There is no backup '" ~ wanted ~ "' of " ~ table.name ~ "; did you mean '"
        ~ (lakehouse.nearest(wanted, ids) or ids[0]) ~ "'?") %}
  {% endif %}
  {% set found = good[0] if wanted == 'latest' else (all | selectattr('set', 'equalto', wanted) | list
      + all | selectattr('id', 'equalto', wanted) | list) | first %}
  {% do found.update({'kind': 'backup', 'label': 'backup ' ~ found.set ~ ' of ' ~ found.taken_at ~ ' UTC'}) %}
  {{ return(found) }}
{% endmacro %}

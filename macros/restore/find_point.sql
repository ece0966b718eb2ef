{#-
  What to restore from, out of the arguments of restore_table: exactly one of version, timestamp, backup. Returns a
  dictionary: kind (version or backup), id, label (for people); a backup's recorded rows, hash and columns with it.
  What is not there, or cannot be read, is refused with what there is instead.
-#}
{% macro find_point(table, version=none, timestamp=none, backup=none) %}
  {% set given = [version, timestamp, backup] | reject('none') | list %}
  {% if given | length != 1 %}
    {% do lakehouse.fail(
        "restore_table needs exactly one of version, timestamp and backup, or auto: true; "
        ~ "dbt run-operation recovery_plan --args '{table: " ~ table.name ~ "}' lists what there is."
    ) %}
  {% elif backup is not none %}
    {{ return(lakehouse.backup_point(table, backup)) }}
  {% endif %}
  {% do lakehouse.require_exists(table) if not lakehouse.readable_before_damage(table) %}
  {% set versions = lakehouse.history(table, probe=false) %}
  {% if not versions %}
    {% do lakehouse.fail(
        table.name ~ " has no history of its own; restore it from a backup: dbt run-operation list_backups --args '{table: " ~ table.name ~ "}'."
    ) %}
  {% elif timestamp is not none %}
    {% set version = lakehouse.version_at(table, versions, lakehouse.timestamp('timestamp', timestamp)) %}
  {% endif %}
  {{ return(lakehouse.version_point(table, versions, lakehouse.integer('version', version))) }}
{% endmacro %}

{% macro version_point(table, versions, wanted) %}
  {% set found = versions | selectattr('version', 'equalto', wanted) | first %}
  {% set unreadable = none %}
  {% if found %}
    {% set unreadable = found.unreadable if 'unreadable' in found else lakehouse.count_readable_rows(table, {'kind': 'version', 'id': wanted}).error %}
  {% endif %}
  {% if found and not unreadable %}
    {{ return({'kind': 'version', 'id': wanted, 'label': 'version ' ~ wanted ~ ' of ' ~ found.committed_at ~ ' UTC'}) }}
  {% endif %}
  {% set readable = lakehouse.history(table) | rejectattr('unreadable') | map(attribute='version') | list %}
  {% set readable_text = readable | join(', ') if readable | length <= 12 else readable[-1] ~ ' to ' ~ readable[0] %}
  {% if not found %}
    {% do lakehouse.fail(table.name ~ " has no version " ~ wanted ~ "; those that can be read are " ~ readable_text ~ ".") %}
  {% endif %}
  {% do lakehouse.fail(
      "Version " ~ wanted ~ " of " ~ table.name ~ " cannot be read: " ~ unreadable ~ "; those that can be read are "
      ~ (readable_text or "none, so take a backup: dbt run-operation list_backups --args '{table: " ~ table.name ~ "}'") ~ "."
  ) %}
{% endmacro %}

{#- The last version that was committed at that time. Commits' own times count: those of copied files lie. -#}
{% macro version_at(table, versions, moment) %}
  {% if moment > lakehouse.now() %}
    {% do lakehouse.fail("timestamp: " ~ lakehouse.time_text(moment) ~ " UTC has not come yet; the newest version of "
        ~ table.name ~ " is " ~ versions[0].version ~ " of " ~ versions[0].committed_at ~ " UTC.") %}
  {% endif %}
  {% for version in versions if lakehouse.time_from(version.committed_at) <= moment %}
    {{ return(version.version) }}
  {% endfor %}
  {% do lakehouse.fail("timestamp: at " ~ lakehouse.time_text(moment) ~ " UTC there was no version of " ~ table.name
      ~ " that its history still knows; the oldest is " ~ versions[-1].version ~ " of " ~ versions[-1].committed_at ~ " UTC.") %}
{% endmacro %}

{#-
  A backup of the table: `latest` (the newest good one), a set's id, or a backup's own id; or what a restore over a damaged
  log moved aside, by its name. A safety copy is never the
  latest: it is the table as it was before a restore, with whatever was wrong; its id, in the undo command, means it.
  By its id, that of another target's table of the same name may be meant, too.
-#}
{% macro backup_point(table, wanted) %}
  {% set wanted = lakehouse.identifier('backup', wanted) %}
  {% for aside in lakehouse.quarantine_points(table) if aside.set == wanted %}
    {{ return(aside) }}
  {% endfor %}
  {{ return(lakehouse.find_backup(table, wanted)) }}
{% endmacro %}

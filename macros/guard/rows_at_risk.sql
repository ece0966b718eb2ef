{#-
  How many rows a danger would take: {rows, before}. `before` is none if the table holds them now; of a table that was
  emptied and is to go itself it says where they are, {label, version}: in an earlier version, or (version none) in a
  backup. Only then are history and backups read; a table that is new and empty has nothing in either.
-#}
{% macro rows_at_risk(danger) %}
  {% set rows = lakehouse.query("select count(*) as n from " ~ danger.relation)[0].n %}
  {% if rows == 0 and danger.ends and not danger.leftover %}
    {% set before = lakehouse.rows_before_emptied(danger.table) %}
    {% if before %}
      {{ return({'rows': before.rows, 'before': before}) }}
    {% endif %}
  {% endif %}
  {{ return({'rows': rows, 'before': none}) }}
{% endmacro %}

{#- {rows, label, version}: the newest version with rows among the last twenty, unless a backup holds as many; or none. -#}
{% macro rows_before_emptied(table) %}
  {% set found = {'rows': 0, 'label': none, 'version': none} %}
  {% for version in (lakehouse.history(table, probe=false)[1:21] if lakehouse.has_history(table) else []) if not found.rows %}
    {% set scan = version if 'rows' in version else lakehouse.count_readable_rows(table, {'kind': 'version', 'id': version.version}) %}
    {% if (scan.rows or 0) > 0 %}
      {% do found.update({'rows': scan.rows, 'label': "version " ~ version.version, 'version': version.version}) %}
    {% endif %}
  {% endfor %}
  {#- In hive_metastore there are no backups. -#}
  {% for backup in (lakehouse.verified_backups(table) if target.database != 'hive_metastore' else []) %}
    {% if backup.rows > 0 and backup.rows >= found.rows and not (found.label and found.version is none) %}
      {% do found.update({'rows': backup.rows, 'label': "backup " ~ backup.set, 'version': none}) %}
    {% endif %}
  {% endfor %}
  {{ return(found if found.rows else none) }}
{% endmacro %}

{#- " holds 60 rows", or " holds no rows now and held 60 (version 12)". -#}
{% macro risk_text(stake) %}
  {% set count = '{:,}'.format(stake.rows) ~ (" row" if stake.rows == 1 else " rows") %}
  {% if stake.before %}
    {{ return(" holds no rows now and held " ~ count ~ " (" ~ stake.before.label ~ ")") }}
  {% endif %}
  {{ return(" holds " ~ count) }}
{% endmacro %}

{#- The id of a set that holds every table it was to hold, verified; `latest` skips sets with a suspect or damaged table. -#}
{% macro good_set(wanted) %}
  {% set wanted = lakehouse.identifier('backup', wanted) %}
  {% set sets, whole = {}, [] %}
  {% for record in lakehouse.backups() if record.complete and record.set.startswith('set_') %}
    {% do sets.setdefault(record.set, []).append(record) %}
  {% endfor %}
  {% for id, records in sets.items() if records | length == records[0].set_tables | length %}
    {% do whole.append(id) %}
    {% if wanted == id or (wanted == 'latest' and not records | selectattr('suspect') | list
        and not records | rejectattr('verified_at') | list and lakehouse.belongs_to_target(records)) %}
      {{ return(id) }}
    {% endif %}
  {% endfor %}
  {% set nearest = lakehouse.nearest(wanted, whole) %}
  {% do lakehouse.fail("There is no complete set '" ~ wanted ~ "'; " ~ ("did you mean '" ~ nearest ~ "'?" if nearest
      else ("the complete ones are " ~ whole | join(', ') ~ ("; all are suspect or damaged, see list_backups." if wanted == 'latest' else ".") if whole else "take one: dbt run-operation backup_all"))) %}
{% endmacro %}

{#-
  The protected tables that a set holds, and a remark {table, point, why} on each that only the project or only the set
  knows: a table that is protected since, or a model that was renamed.
-#}
{% macro tables_of_set(set_id) %}
  {% set records = lakehouse.backups() | selectattr('complete') | selectattr('set', 'equalto', set_id) | list %}
  {% set tables, remarks, known = [], [], [] %}
  {% for table in lakehouse.protected_tables() %}
    {% set own = lakehouse.backups_by_name(table, records) | map(attribute='id') | list %}
    {% do known.extend(own) %}
    {% if own %}
      {% do tables.append(table) %}
    {% else %}
      {% do remarks.append({'table': table.name, 'point': none, 'why': table.name ~ " is not in " ~ set_id ~ ", and stays as it is."}) %}
    {% endif %}
  {% endfor %}
  {% for record in records if record.id not in known %}
    {% do remarks.append({'table': record.table, 'point': none, 'why': record.table ~ " is in " ~ set_id
        ~ ", and is no protected table of this project (any more): it is not restored."}) %}
  {% endfor %}
  {% if not tables %}
    {% do lakehouse.fail(set_id ~ " holds no table of this project, only " ~ records | map(attribute='table') | join(', ')
        ~ "; dbt run-operation list_backups shows the other sets.") %}
  {% endif %}
  {{ return({'tables': tables, 'remarks': remarks}) }}
{% endmacro %}

{#- Targets may share one folder of backups: `latest` means the latest of this one. -#}
{% macro belongs_to_target(records) %}
  {% set schemas = lakehouse.tables() | map(attribute='schema') | list %}
  {{ return(records | map(attribute='schema') | reject('in', schemas) | list | length == 0) }}
{% endmacro %}

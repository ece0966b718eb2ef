{#- Delete a backup set with all its tables. It stops being one before its first file goes, so a kill leaves no half of it. -#}
{% macro delete_backup_set(set_id, records) %}
  {% for statement in lakehouse.delete_backup_sql(set_id, records) %}
    {% do run_query(statement) %}
  {% endfor %}
{% endmacro %}

{#- Why a backup cannot be read, or none: what an earlier read found, else its files on `local`, a scan elsewhere. -#}
{% macro backup_damage(record) %}
  {% if record.get('damaged') %}
    {{ return(record.damaged) }}
  {% endif %}
  {{ return(lakehouse.find_damage(record)) }}
{% endmacro %}

{#- The manifest of a backup written again, with other marks than before. -#}
{% macro annotate_backup(record, marks) %}
  {% do lakehouse.record_backup(lakehouse.table_at(target.database, record.schema, record.identifier), lakehouse.manifest_with(record, marks)) %}
{% endmacro %}

{% macro manifest_with(record, marks) %}
  {% set manifest = {} %}
  {% for name, value in record.items() if name not in ['bytes', 'complete', 'damage', 'kind', 'label'] %}
    {% do manifest.update({name: value}) %}
  {% endfor %}
  {% do manifest.update(marks) %}
  {{ return(manifest) }}
{% endmacro %}

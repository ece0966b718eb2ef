{#-
  Every backup that exists, newest first, from the manifests inside the backups themselves: what backup_table()
  recorded, and `id`, `bytes`, `complete` (false: an interrupted copy, without a manifest, or with a damaged one).
-#}
{% macro backups() %}
  {% set found = [] %}
  {% for row in lakehouse.backup_rows(lakehouse.tables() | map(attribute='schema') | unique | list) %}
    {% set told = fromjson(row.manifest or '', none) %}
    {% set complete = told is mapping and told.taken_at is string and told.table is string and told.set is string
        and told.content_hash is string and told.columns is sequence %}
    {% set record = told if complete else {'verified_at': none, 'taken_at': '', 'table': none} %}
    {% do record.update({'id': row.id, 'bytes': row.bytes, 'complete': complete}) %}
    {% do found.append(record) %}
  {% endfor %}
  {{ return(found | sort(attribute='taken_at', reverse=true)) }}
{% endmacro %}


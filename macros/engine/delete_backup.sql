{#- Delete a backup set with all its tables. It stops being one before its first file goes, so a kill leaves no half of it. -#}
{% macro delete_backup_set(set_id, records) %}
  {% for statement in adapter.dispatch('delete_backup_statements', 'lakehouse')(set_id, records) %}
    {% do run_query(statement) %}
  {% endfor %}
{% endmacro %}

{% macro duckdb__delete_backup_statements(set_id, records) %}
  {{ return(["select * from lake.drop(" ~ lakehouse.text_literal('backups/' ~ set_id) ~ ")"]) }}
{% endmacro %}

{#- Without its manifest a table of the set is no backup any more, so the first comment ends the set as a whole. -#}
{% macro default__delete_backup_statements(set_id, records) %}
  {% set statements = [] %}
  {% for record in records %}
    {% do statements.append("comment on table " ~ lakehouse.name_of_backup(record.id) ~ " is ''") %}
  {% endfor %}
  {% for record in records %}
    {% do statements.append("drop table if exists " ~ lakehouse.name_of_backup(record.id)) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}

{% macro name_of_backup(id) %}
  {{ return(lakehouse.backup_name(lakehouse.table_at(target.database, target.schema, id), id)) }}
{% endmacro %}

{#- Why a backup cannot be read, or none: what an earlier read found, else its files on `local`, a scan elsewhere. -#}
{% macro backup_damage(record) %}
  {% if record.get('damaged') %}
    {{ return(record.damaged) }}
  {% endif %}
  {{ return(adapter.dispatch('backup_damage', 'lakehouse')(record)) }}
{% endmacro %}

{% macro duckdb__backup_damage(record) %}
  {{ return(lakehouse.rows("select unreadable from lake.check_backup(" ~ lakehouse.text_literal(record.id) ~ ")")[0].unreadable) }}
{% endmacro %}

{% macro default__backup_damage(record) %}
  {% set table = lakehouse.table_at(target.database, record.schema, record.identifier) %}
  {{ return(lakehouse.probe(table, {'kind': 'backup', 'id': record.id}).error) }}
{% endmacro %}

{#- The manifest of a backup written again, with other marks than before. -#}
{% macro remark_backup(record, marks) %}
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

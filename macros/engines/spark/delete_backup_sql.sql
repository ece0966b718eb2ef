{#- Without its manifest a table of the set is no backup any more, so the first comment ends the set as a whole. -#}
{% macro spark__delete_backup_sql(set_id, records) %}
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

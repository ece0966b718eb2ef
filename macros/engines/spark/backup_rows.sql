{#- On a warehouse a backup is a table in the schema `<schema>_backup`, and its manifest is the table's comment. -#}
{% macro spark__backup_rows(schemas) %}
  {% if target.database == 'hive_metastore' %}
    {% do lakehouse.fail("Backups are kept in Unity Catalog, and hive_metastore is none: move the tables into a catalog first.") %}
  {% endif %}
  {% set places = [] %}
  {% for schema in schemas %}
    {% do places.append("lower(" ~ lakehouse.text_literal(schema ~ '_backup') ~ ")") %}
  {% endfor %}
  {% set found = lakehouse.query(
      "select table_name as id, nullif(comment, '') as manifest, cast(null as bigint) as bytes from "
      ~ lakehouse.spark__quote_name(target.database) ~ ".information_schema.tables where table_schema in ("
      ~ places | join(', ') ~ ")"
  ) %}
  {% for row in found %}
    {#- The catalog keeps names in lower case; the time in a set's id has two capitals. -#}
    {% do row.update({'id': modules.re.sub('_([0-9]{8})t([0-9]{6})z', '_\\1T\\2Z', row.id)}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

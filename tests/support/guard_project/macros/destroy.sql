{#- What a package or a careless operation may call. `name` is a source table or a model. -#}
{% macro destroy(how, name, schema=target.schema) %}
  {% set database = target.database or none %}
  {% set relation = adapter.get_relation(database=database, schema=schema, identifier=name)
      or api.Relation.create(database=database, schema=schema, identifier=name, type='table') %}
  {% if how == 'drop' %}
    {% do adapter.drop_relation(relation) %}
  {% elif how == 'truncate' %}
    {% do adapter.truncate_relation(relation) %}
  {% elif how == 'rename' %}
    {% do adapter.rename_relation(relation, relation.incorporate(path={'identifier': name ~ '_old'})) %}
  {% elif how == 'drop_schema' %}
    {% do adapter.drop_schema(relation) %}
  {% elif how == 'drop_sql' %}
    {% do run_query(get_drop_sql(relation)) %}
  {% elif how == 'replace_sql' %}
    {% do run_query(get_replace_sql(relation, relation.incorporate(type='view'), 'select 1 as a')) %}
  {% endif %}
  {% do adapter.commit() %}
{% endmacro %}

{#- Target spark: a schema is a folder of the lake, where the loader writes it, too. A relative location is one in
    spark.sql.warehouse.dir. Any other target makes it as its adapter does. -#}
{% macro default__create_schema(relation) %}
  {% if target.type != 'spark' %} {{ return(holdfast.original('create_schema')(relation)) }} {% endif %}
  {% call statement('create_schema') %}
    create schema if not exists {{ relation.without_identifier() }} location '{{ relation.schema }}'
  {% endcall %}
{% endmacro %}

{#-
  Target spark: the loader writes Delta folders, which no catalog knows. Each one that is there becomes an external
  table: a drop takes the name away and leaves the folder, and this gives it its name back. Any other target needs none.
-#}
{% macro register_bronze() %}
  {% if execute and target.type == 'spark' %}
    {% do adapter.create_schema(api.Relation.create(schema=target.schema)) %}
    {% set found = holdfast.query("describe schema `" ~ target.schema ~ "`") %}
    {% set folder = (found | selectattr('info_name', 'equalto', 'Location') | first).info_value %}
    {% for source in graph.sources.values() if source.source_name == 'nhl' %}
      {% set path = folder ~ "/" ~ source.identifier %}
      {% if adapter.get_relation(none, source.schema, source.identifier) is none
          and not holdfast.try_query("select 1 as n from delta.`" ~ path ~ "` limit 0").error %}
        {% do run_query("create table `" ~ source.schema ~ "`.`" ~ source.identifier ~ "` using delta location '" ~ path
            ~ "'") %}
        {% do adapter.cache_added(api.Relation.create(schema=source.schema, identifier=source.identifier,
            type='table')) %}
      {% endif %}
    {% endfor %}
  {% endif %}
{% endmacro %}

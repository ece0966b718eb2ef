{#- A schema is dropped with all that is in it: every protected table there is a danger of its own. -#}
{% macro default__drop_schema(relation) %}
  {% set dangers = [] %}
  {% for table in lakehouse.protected_tables() if table.schema | lower == relation.schema | lower
        and lakehouse.same_database(table.database, relation.database) and lakehouse.exists(table) %}
    {% do dangers.append({
        'table': table, 'relation': table.relation,
        'deed': lakehouse.actor() ~ " would drop schema '" ~ relation.schema ~ "' with protected " ~ table.resource
            ~ " '" ~ table.name ~ "'",
        'instead': "keep the schema", 'ends': true,
    }) %}
  {% endfor %}
  {% do lakehouse.refuse_or_back_up(dangers) %}
  {{ return(lakehouse.original('drop_schema')(relation)) }}
{% endmacro %}

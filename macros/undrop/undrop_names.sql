{#- The end of the names of this run: 20260203t101500z, in the order of time. -#}
{% macro undrop_stamp() %}
  {{ return(lakehouse.now().strftime('%Y%m%dt%H%M%Sz')) }}
{% endmacro %}

{#- The type in a list of {name, type} of the relation of that name; none if there is none. -#}
{% macro type_among(relations, name) %}
  {{ return(relations | selectattr('name', 'in', lakehouse.names_like(relations, name)) | map(attribute='type') | first | default(none)) }}
{% endmacro %}

{#- A name as a list of relations has it: the catalog keeps names in lower case. -#}
{% macro names_like(relations, name) %}
  {% set found = [] %}
  {% for relation in relations if relation.name | lower == name | lower %}
    {% do found.append(relation.name) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Streaming tables and materialized views keep their names. -#}
{% macro cannot_be_renamed(type) %}
  {{ return(type in ['STREAMING_TABLE', 'MATERIALIZED_VIEW']) }}
{% endmacro %}

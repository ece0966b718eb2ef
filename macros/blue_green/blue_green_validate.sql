{#- An exception is spoken table by table, and only for tables that take part. -#}
{% macro deployment_tables(argument, given, generation) %}
  {% set own = generation.tables | map(attribute='name') | list %}
  {% if given is none %}
    {{ return([]) }}
  {% endif %}
  {% set names = lakehouse.list_of_tables(argument, given, own[0]) %}
  {% for name in names if name not in own %}
    {% do lakehouse.fail(argument ~ ": " ~ name ~ " is no table of the generation " ~ generation.suffix ~ "; its tables are " ~ own | join(', ') ~ ".") %}
  {% endfor %}
  {{ return(names) }}
{% endmacro %}

{#- Streaming tables and materialized views keep their names. -#}
{% macro cannot_be_renamed(type) %} {{ return(type in ['STREAMING_TABLE', 'MATERIALIZED_VIEW']) }} {% endmacro %}

{#-
  The merge of an incremental model names the seasons that change, so that a warehouse opens their files alone. dbt
  renders `incremental_predicates` when it parses the project, before the seasons are known.
-#}
{% macro get_incremental_merge_sql(arg_dict) %}
  {% set changes = graph.get('changes', {}).get(model.unique_id) %}
  {% if changes and changes.seasons %}
    {% set seasons = 'DBT_INTERNAL_DEST.season in (' ~ changes.seasons | join(', ') ~ ')' %}
    {% do arg_dict.update({'incremental_predicates': (arg_dict['incremental_predicates'] or []) + [seasons]}) %}
  {% endif %}
  {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

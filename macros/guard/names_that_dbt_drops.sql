{#-
  dbt drops `X__dbt_tmp`, `X__dbt_stg` and `X__dbt_backup` by name whenever it builds X: a table of the project must
  not be called so. A sentence for each that is.
-#}
{% macro names_that_dbt_drops() %}
  {% set found = [] %}
  {% for node in graph.sources.values() if lakehouse.leftover_of(node.identifier) %}
    {% do found.append(lakehouse.name_refusal('source', node.identifier)) %}
  {% endfor %}
  {% for node in graph.nodes.values()
        if node.resource_type in ['model', 'snapshot', 'seed'] and lakehouse.leftover_of(node.alias) %}
    {% do found.append(lakehouse.name_refusal(node.resource_type, node.alias)) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro name_refusal(resource, name) %}
  {{ return(
      "The guard stopped this: " ~ resource ~ " '" ~ name ~ "' ends in a suffix that dbt drops by name; call it otherwise."
  ) }}
{% endmacro %}

{#- The name of the table that a leftover of dbt belongs to, or none: 'orders' for 'orders__dbt_backup'. -#}
{% macro leftover_of(identifier) %}
  {% set found = modules.re.match('(?i)(.+)__dbt_(tmp|stg|backup|fk_backup)$', identifier or '') %}
  {{ return(found.group(1) if found else none) }}
{% endmacro %}

{#-
  What building a selected node would destroy, as dangers (see refuse_or_back_up). Ordinary runs of incremental
  models, snapshots and seeds give none, whatever they are about to do to tables that are not protected.
-#}
{% macro violations_of_node(node) %}
  {% if node.resource_type not in ['model', 'seed', 'snapshot', 'test'] or node.config.materialized == 'ephemeral' %}
    {{ return([]) }}
  {% endif %}
  {% if node.resource_type == 'test' and not lakehouse.stores_failures(node) %}
    {{ return([]) }}
  {% endif %}
  {% set table = lakehouse.protected_table_at(node.database, node.schema, node.alias) %}
  {% if table is none %}
    {{ return([]) }}
  {% endif %}
  {% set existing = adapter.get_relation(database=table.database, schema=table.schema, identifier=table.identifier) %}
  {% if existing is none or not (lakehouse.stores_rows(existing) or lakehouse.shown_as_view(table)) %}
    {{ return([]) }}
  {% endif %}
  {% set found = lakehouse.action_of_node(node, table, existing) %}
  {{ return([] if found is none else [dict(found, table=table, relation=existing)]) }}
{% endmacro %}

{#- Views show what other tables hold. -#}
{% macro stores_rows(relation) %}
  {{ return(not relation.is_view and relation.type | string != 'metric_view') }}
{% endmacro %}

{% macro stores_failures(test) %}
  {% set as = test.config.store_failures_as %}
  {% set stores = test.config.store_failures if test.config.store_failures is not none else flags.STORE_FAILURES %}
  {{ return(as in ['table', 'view'] or (as is none and stores)) }}
{% endmacro %}

{#- {deed, instead, ends} or none: the first reason why this node may not touch this table. -#}
{% macro action_of_node(node, table, existing) %}
  {% set config = node.config %}
  {% set who = node.resource_type ~ " '" ~ node.name ~ "'" %}
  {% set type = existing.type | string %}
  {% set made_anew = type in ['streaming_table', 'materialized_view'] %}{# a table keeps its history when it is replaced #}
  {% set full_refresh = config.full_refresh if config.full_refresh is not none else flags.FULL_REFRESH %}

  {% if node.resource_type == 'test' %}
    {{ return({'deed': who ~ " would store its failures over protected " ~ table.resource ~ " '" ~ table.name ~ "'",
               'instead': "give the test another alias or schema", 'ends': true}) }}
  {% elif node.name != table.own_name or node.resource_type != table.resource %}
    {{ return({'deed': who ~ " would be built over protected " ~ table.resource ~ " '" ~ table.name ~ "'",
               'instead': "give the " ~ node.resource_type ~ " another alias or schema", 'ends': true}) }}
  {% elif lakehouse.built_as(config.materialized) != type and not lakehouse.shown_as_view(table) %}
    {{ return({'deed': who ~ " is materialized as " ~ config.materialized ~ ", so its " ~ type | replace('_', ' ')
               ~ " would be dropped", 'instead': "set its materialization back", 'ends': true}) }}
  {% elif flags.EMPTY %}
    {{ return({'deed': "--empty would build " ~ who ~ " from no rows",
               'instead': "use --empty with a target of its own, or without this node"}) }}
  {% elif invocation_args_dict.get('sample') and node.resource_type != 'seed' %}
    {{ return({'deed': "--sample would build " ~ who ~ " from a part of its rows",
               'instead': "use --sample with a target of its own, or without this node"}) }}
  {% elif full_refresh and config.full_refresh and node.resource_type == 'model' %}
    {{ return({'deed': who ~ " is configured with full_refresh: true, so every run would replace it",
               'instead': "take the setting away", 'ends': made_anew}) }}
  {% elif full_refresh and node.resource_type in ['model', 'seed'] %}
    {{ return({'deed': "--full-refresh would replace " ~ who,
               'instead': "leave --full-refresh away or leave this node out", 'ends': made_anew}) }}
  {% elif config.materialized == 'table' %}
    {{ return({'deed': who ~ " is materialized as table, so every run would replace it",
               'instead': "make it incremental"}) }}
  {% elif node.resource_type in ['model', 'snapshot'] %}
    {{ return(lakehouse.action_of_settings(config, who)) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- What a materialization leaves in the catalog. One that the guard does not know is taken for a change of type. -#}
{% macro built_as(materialized) %}
  {{ return('table' if materialized in ['table', 'incremental', 'snapshot', 'seed'] else materialized) }}
{% endmacro %}

{#-
  Settings that make ordinary runs drop or delete. They are refused on every target, also where the engine ignores
  them (DuckDB knows no file format): what production would do is found in development.
-#}
{% macro action_of_settings(config, who) %}
  {% set strategy = lakehouse.incremental_strategy(config) %}
  {% if config.get('use_safer_relation_operations') %}
    {{ return({'deed': who ~ " sets use_safer_relation_operations, so a run would drop the table after replacing it",
               'instead': "take the setting away", 'ends': true}) }}
  {% elif (config.get('file_format') or 'delta') | lower != 'delta'
        or (config.get('table_format') or 'default') | lower != 'default' %}
    {{ return({'deed': who ~ " would no longer be a Delta table (file_format or table_format), so it would be dropped",
               'instead': "set the format back", 'ends': true}) }}
  {% elif strategy in ['delete+insert', 'insert_overwrite', 'replace_where', 'microbatch'] %}
    {{ return({'deed': who ~ " has the incremental strategy " ~ strategy ~ ", which deletes rows and keeps what a run brings",
               'instead': "set incremental_strategy: merge with a unique_key"}) }}
  {% elif lakehouse.delete_in_merge(config) %}
    {{ return({'deed': who ~ " merges with " ~ lakehouse.delete_in_merge(config), 'instead': "take the setting away"}) }}
  {% elif config.get('on_schema_change') == 'sync_all_columns' %}
    {{ return({'deed': who ~ " sets on_schema_change: sync_all_columns, which drops columns",
               'instead': "set on_schema_change: append_new_columns"}) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#-
  The setting by which a merge deletes rows, and which they are; or none. Without a strategy dbt-databricks merges.
  Each adapter has its own form and ignores the other's.
-#}
{% macro delete_in_merge(config) %}
  {% if config.materialized == 'incremental' and (config.get('incremental_strategy') or 'default') in ['default', 'merge'] %}
    {% if (config.get('not_matched_by_source_action') or '') | lower | trim == 'delete' %}
      {{ return("not_matched_by_source_action: delete, so rows that a run does not bring would go") }}
    {% endif %}
    {% set all_clauses = config.get('merge_clauses') or {} %}
    {% for when, clauses in (all_clauses if all_clauses is mapping else {}).items() %}
      {% for clause in clauses or [] if clause is mapping and (clause.get('action') or '') | lower | trim == 'delete' %}
        {{ return("a delete in merge_clauses (" ~ when ~ "), so rows would go") }}
      {% endfor %}
    {% endfor %}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- The strategy that an incremental model will use. -#}
{% macro incremental_strategy(config) %}
  {% if config.materialized != 'incremental' %}
    {{ return(none) }}
  {% endif %}
  {% set strategy = config.get('incremental_strategy') or 'default' %}
  {% if strategy == 'default' %}
    {{ return(lakehouse.default_strategy(config.get('unique_key'))) }}
  {% endif %}
  {{ return('delete+insert' if strategy == 'delete_insert' else strategy) }}
{% endmacro %}

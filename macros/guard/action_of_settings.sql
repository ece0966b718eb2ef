{#- Return the setting by which ordinary runs drop or delete: {action, remedy, drops_history}; none if there is none.
    Settings are refused on every target, also where the engine ignores them (DuckDB has no file formats): development
    finds what production would do. -#}
{% macro action_of_settings(config, actor) %}
    {% set strategy, deletes = holdfast.incremental_strategy(config), holdfast.delete_in_merge(config) %}
    {% set formats = [config.get("file_format") or "delta", config.get("table_format") or "default"] %}
    {% if config.get("use_safer_relation_operations") %}
        {{ return({"action": actor
            ~ " sets use_safer_relation_operations, so a run would drop the table after replacing it",
            "remedy": "remove the setting", "drops_history": true}) }}
    {% elif formats | map("lower") | list != ["delta", "default"] %}
        {{ return({"action": actor
            ~ " would no longer be a Delta table (file_format or table_format), so it would be dropped",
            "remedy": "set the format back", "drops_history": true}) }}
    {% elif strategy in ["delete+insert", "insert_overwrite", "replace_where", "microbatch"] %}
        {{ return({"action": actor ~ " has the incremental strategy " ~ strategy
            ~ ", which deletes rows and keeps what a run brings",
            "remedy": "set incremental_strategy: merge with a unique_key"}) }}
    {% elif deletes %} {{ return({"action": actor ~ " merges with " ~ deletes, "remedy": "remove the setting"}) }}
    {% elif config.get("on_schema_change") == "sync_all_columns" %}
        {{ return({"action": actor ~ " sets on_schema_change: sync_all_columns, which drops columns",
            "remedy": "set on_schema_change: append_new_columns"}) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Return the setting by which a merge deletes rows, and which they are; or none. Each adapter has its own form and
    ignores the other's. Without a strategy dbt-databricks merges. -#}
{% macro delete_in_merge(config) %}
    {% set strategy = config.get("incremental_strategy") or "default" %}
    {% set not_matched = (config.get("not_matched_by_source_action") or "") | lower | trim %}
    {% if config.materialized != "incremental" or strategy not in ["default", "merge"] %} {{ return(none) }}
    {% elif not_matched == "delete" %}
        {{ return("not_matched_by_source_action: delete, so rows that a run does not bring would go") }}
    {% endif %}
    {% set all_clauses = config.get("merge_clauses") or {} %}
    {% for when, clauses in (all_clauses if all_clauses is mapping else {}).items() %}
        {% for clause in clauses or [] if clause is mapping %}
            {% if (clause.get("action") or "") | lower | trim == "delete" %}
                {{ return("a delete in merge_clauses (" ~ when ~ "), so rows would go") }}
            {% endif %}
        {% endfor %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Return the strategy that an incremental model uses; none for another materialization. -#}
{% macro incremental_strategy(config) %}
    {% if config.materialized != "incremental" %} {{ return(none) }} {% endif %}
    {% set strategy = config.get("incremental_strategy") or "default" %}
    {% if strategy == "default" %} {{ return(holdfast.default_strategy(config.get("unique_key"))) }} {% endif %}
    {{ return("delete+insert" if strategy == "delete_insert" else strategy) }}
{% endmacro %}

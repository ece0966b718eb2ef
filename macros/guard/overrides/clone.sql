{#- `dbt clone` runs no on-run-start hook, and what it puts in place of a table is a shallow clone or a view. It calls
    this macro when it is about to replace a table, before it sends a statement. -#}
{% macro default__can_clone_table() %}
    {% set existing = adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(existing,
        "dbt clone --full-refresh would replace", "clone it without --full-refresh or into another schema",
        drops_history=true)) %}
    {% do holdfast.refuse_clone_of_itself(this, defer_relation) %}
    {{ return(holdfast.original("can_clone_table")()) }}
{% endmacro %}

{#- Refuse a clone of a relation into its own place: dbt would make a view that selects from itself.

    target   the relation that is about to be made
    state    the one of --state that it is made from -#}
{% macro refuse_clone_of_itself(target, state) %}
    {% set same = state and target.schema | lower == state.schema | lower
        and target.identifier | lower == state.identifier | lower %}
    {% if same and holdfast.same_database(target.database, state.database) %}
        {% do holdfast.fail("dbt clone would make " ~ target ~ " from itself: the manifest of --state names the same "
            ~ "schema. Clone into another schema, with another target, or use dbt build.") %}
    {% endif %}
{% endmacro %}

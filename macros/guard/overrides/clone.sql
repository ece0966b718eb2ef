{#- `dbt clone` runs no on-run-start hook, and what it puts in place of a table is a shallow clone or a view. It calls
    this macro when it is about to replace a table, before it sends a statement. -#}
{% macro default__can_clone_table() %}
    {% set existing = adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(existing,
        "dbt clone --full-refresh would replace", "clone it without --full-refresh or into another schema",
        drops_history=true)) %}
    {{ return(holdfast.original("can_clone_table")()) }}
{% endmacro %}

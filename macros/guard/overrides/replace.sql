{#- Every change of type on Databricks calls this, and every drop-and-create of a streaming table or materialized view.
    The override of drops alone would come too late: the table could be renamed already. -#}
{% macro default__get_replace_sql(existing_relation, target_relation, sql) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(existing_relation, holdfast.actor()
        ~ " would replace by a " ~ target_relation.type | string | replace("_", " "), "set its materialization back",
        drops_history=true)) %}
    {{ return(holdfast.original("get_replace_sql")(existing_relation, target_relation, sql)) }}
{% endmacro %}

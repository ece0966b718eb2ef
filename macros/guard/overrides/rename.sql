{#- A rename takes the table away from its name. dbt's own replacement (X to X__dbt_backup, X__dbt_tmp to X, drop
    X__dbt_backup) is stopped at its first step. Giving a leftover the name X destroys nothing. -#}
{% macro default__rename_relation(from_relation, to_relation) %}
    {% do holdfast.guard_rename(from_relation) %}
    {{ return(holdfast.original("rename_relation")(from_relation, to_relation)) }}
{% endmacro %}

{% macro default__get_rename_sql(relation, new_name) %}
    {% do holdfast.guard_rename(relation) %} {{ return(holdfast.original("get_rename_sql")(relation, new_name)) }}
{% endmacro %}

{% macro guard_rename(relation) %}
    {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(relation, holdfast.actor()
        ~ " would rename away", "keep its name")) if not holdfast.leftover_of(relation.identifier) %}
{% endmacro %}

{#- A rename takes the table away from its name. dbt's own replacement (X to X__dbt_backup, X__dbt_tmp to X, drop
    X__dbt_backup) is stopped at its first step. Giving a leftover the name X destroys nothing. -#}
{% macro default__rename_relation(from_relation, to_relation) %}
    {% do lakehouse.guard_rename(from_relation) %}
    {{ return(lakehouse.original("rename_relation")(from_relation, to_relation)) }}
{% endmacro %}

{% macro default__get_rename_sql(relation, new_name) %}
    {% do lakehouse.guard_rename(relation) %} {{ return(lakehouse.original("get_rename_sql")(relation, new_name)) }}
{% endmacro %}

{% macro guard_rename(relation) %}
    {% if not lakehouse.leftover_of(relation.identifier) %}
        {% do lakehouse.refuse_or_back_up(lakehouse.violations_of_relation(relation, lakehouse.actor()
            ~ " would rename away", "keep its name")) %}
    {% endif %}
{% endmacro %}

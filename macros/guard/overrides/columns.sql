{#- on_schema_change: sync_all_columns drops columns here, and with them what they held. -#}
{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
    {% if remove_columns %}
        {% do holdfast.refuse_or_back_up(holdfast.violations_of_relation(relation, holdfast.actor()
            ~ " would drop column " ~ remove_columns | map(attribute="name") | join(", ") ~ " of",
            "set on_schema_change: append_new_columns")) %}
    {% endif %}
    {{ return(holdfast.original("alter_relation_add_remove_columns")(relation, add_columns, remove_columns)) }}
{% endmacro %}

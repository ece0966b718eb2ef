{#- How an undrop is undone, as SQL; none where what had the name cannot have it again. -#}
{% macro undo_undrop_sql(plan) %}
    {% if plan.kept_as is none or holdfast.cannot_be_renamed(plan.type) %} {{ return(none) }} {% endif %}
    {% set undropped = holdfast.sibling_table(plan.table, plan.kept_as | replace('__replaced_', '__undropped_')) %}
    {{ return(holdfast.rename_sql(plan.table, undropped) ~ "; "
        ~ holdfast.free_name_sql(plan.kept, plan.type, plan.table)[0]) }}
{% endmacro %}

{#- Return the three tables of one name in a deployment: {live, new, old}, each a dictionary like those of tables(). -#}
{% macro deployment_names(table, suffix) %}
    {{ return({"live": holdfast.sibling_table(table, table.identifier),
        "new": holdfast.sibling_table(table, table.identifier ~ suffix),
        "old": holdfast.sibling_table(table, table.identifier ~ "_before" ~ suffix)}) }}
{% endmacro %}

{#- Return the three tables of one name in a deployment: {live, new, old}, each a dictionary like those of tables(). -#}
{% macro deployment_names(table, suffix) %}
    {{ return({"live": lakehouse.sibling_table(table, table.identifier),
        "new": lakehouse.sibling_table(table, table.identifier ~ suffix),
        "old": lakehouse.sibling_table(table, table.identifier ~ "_before" ~ suffix)}) }}
{% endmacro %}

{#- The clauses with which a copy has the partitions and the Delta properties of a table: open-source Spark has no DEEP
    CLONE, and a replaced table loses what the statement does not name. Nothing on Databricks, where a clone has them,
    and where SQL is printed: the table is not read then. -#}
{% macro delta_clauses(table, name) %}
    {% if table.engine or holdfast.own_dialect() != 'spark' %} {{ return('') }} {% endif %}
    {% set detail = holdfast.query("describe detail " ~ name)[0] %}
    {% set partitions = holdfast.quoted_list(table, holdfast.from_json_text(detail.partitioncolumns) or []) %}
    {% set properties = {} %}
    {#- Column mapping, row tracking and the like number what is in one table. -#}
    {% for property, value in (holdfast.from_json_text(detail.properties) or {}).items()
        if property.startswith('delta.') and not modules.re.match('delta.(columnMapping|rowTracking|inCommit|feature)',
        property) %}
        {% do properties.update({property: value}) %}
    {% endfor %}
    {{ return((" partitioned by (" ~ partitions ~ ")" if partitions else "")
        ~ (" tblproperties (" ~ holdfast.pairs(properties) ~ ")" if properties else "")) }}
{% endmacro %}

{#- dbt hands out a list or a map of a row as JSON. -#}
{% macro from_json_text(value) %} {{ return(fromjson(value) if value is string else value) }} {% endmacro %}

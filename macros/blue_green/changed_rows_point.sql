{#- Return the changed rows as a point to merge from: {kind, id, label}.

    label   what they are, for people -#}
{% macro changed_rows_point(table, before, now, label) %}
    {% set columns = {} %}
    {% for side, version in {"before": before, "now": now}.items() %}
        {% do columns.update({side: holdfast.columns_of(holdfast.reader(table,
            {"kind": "version", "id": version}))}) %}
    {% endfor %}
    {{ return({"kind": "table", "id": "(" ~ holdfast.changed_rows_sql(table, before, now, columns) ~ ")",
        "label": label}) }}
{% endmacro %}

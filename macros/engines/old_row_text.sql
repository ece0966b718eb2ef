{#- Return an expression: a row as one text, as the first manifests have it hashed: those whose content_hash names no
    kind. It serves to verify them alone. On a warehouse rows that differ can have one text; see values_to_hash().

    columns   a list of {name, type} -#}
{% macro old_row_text(table, columns) %}
    {% set sql %}
    concat_ws(
      chr(31),
    {% for column in columns | sort(attribute='name') %}
      {% set value = holdfast.value_text(table, holdfast.quoted(table, column.name), column.type) %}
      coalesce({{ value }}, chr(30)){{ "," if not loop.last }}
    {% endfor %}
    )
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

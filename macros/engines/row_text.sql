{#- Return an expression: a row as one text, the values in the order of the columns' names. NULL differs from '' and
    from its neighbours. Manifests hold hashes of this text: a change makes every backup differ from its table.

    columns   a list of {name, type} -#}
{% macro row_text(table, columns) %}
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

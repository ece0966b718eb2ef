{#- Open-source Spark has no information_schema: SHOW tells what its catalog has. -#}
{% macro spark__schema_exists(table, schema) %}
    {% set names = [] %}
    {% for row in holdfast.query("show schemas like " ~ holdfast.spark__text_literal(schema)) %}
        {% do names.append(row.namespace | replace('`', '') | lower) %}
    {% endfor %}
    {{ return(schema | lower in names) }}
{% endmacro %}

{#- Those of some records that are complete copies of this target's tables. -#}
{% macro whole_copies(records) %}
    {% set schemas, found = holdfast.schemas_of_target(), [] %}
    {% for record in records if record.complete and record.schema | lower in schemas %}
        {% do found.append(record) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

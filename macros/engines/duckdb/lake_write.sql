{#- A write to the lake (append or overwrite). Its query runs on a connection of its own, which does not have the
    variable that point_at_timestamp() sets; so the value goes into the text. It fails when the table is not at the
    version of the plan any more. -#}
{% macro lake_write(operation, table, query, plan) %}
    {% set variable = "getvariable('point')" %}
    {% set text = "$lake$" ~ query | replace(variable, ":point") ~ "$lake$" %}
    {% if variable in query %}
        {% set text = "replace(" ~ text ~ ", ':point', cast(" ~ variable ~ " as varchar))" %}
    {% endif %}
    {% set name = holdfast.lake_name(table) %}
    {% set sql %}
select *
from lake.{{ operation }}({{ name }}, {{ text }}, {{ holdfast.commit_arguments(plan) }})
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- The note of a commit, and the version that it was planned for where that is known. -#}
{% macro commit_arguments(plan) %}
    {% set expected = plan.get('undo_version') %}
    {{ return("note := " ~ holdfast.duckdb__text_literal(plan.note)
        ~ ("" if expected is none else ", expected := " ~ expected)) }}
{% endmacro %}

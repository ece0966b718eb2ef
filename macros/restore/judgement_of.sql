{#- Return the judgement of a table that exists, see judge_table(); an empty one of a table that does not. -#}
{% macro judgement_of(table, there, all_backups) %}
    {% if not there %} {{ return({"loss": none, "point": none}) }} {% endif %}
    {{ return(holdfast.judge_table(table, holdfast.backups_of(table, all_backups), holdfast.loss_memory(),
        plain=holdfast.non_table_type(table) is none)) }}
{% endmacro %}

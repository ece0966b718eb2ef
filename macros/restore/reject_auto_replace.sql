{#- `auto` compares what a merge would bring back; a replacement could take newer rows away unseen. -#}
{% macro reject_auto_replace(mode) %}
    {% do holdfast.fail("auto: true picks what a merge brings back most of; with mode: replace name the point "
        ~ "yourself: dbt run-operation recovery_plan lists them.") if mode == 'replace' %}
{% endmacro %}

{% macro reject_merge_without_key(table) %} {% do holdfast.fail(holdfast.merge_needs_key(table)) %} {% endmacro %}

{% macro merge_needs_key(table) %}
    {{ return(table.name ~ " has no key, so its rows cannot be merged; declare one (meta.key of a source, "
        ~ "unique_key of a model), or say mode: replace, or restore beside it with into: NAME.") }}
{% endmacro %}

{#- Print how a verb is used, in full; usage: what usage_of() returns. -#}
{% macro print_usage(usage) %}
    {% do holdfast.print_hanging("", usage.verb ~ ": " ~ usage.description) %}
    {% do print("") %}
    {% for example in usage.examples %} {% do print("  " ~ example) %} {% endfor %}
    {% do print("") %}
    {% do holdfast.print_table(usage.arguments, ['name', 'type', 'description']) if usage.arguments %}
{% endmacro %}

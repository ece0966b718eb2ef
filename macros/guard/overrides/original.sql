{#- Return the macro of dbt or of the adapter that an override replaces. dbt looks for overrides by package first
    (`search_order`), so one `default__` macro here is found before those of every adapter. -#}
{% macro original(name) %}
    {% set prefixes = holdfast.engine_folders().get(adapter.type(), [adapter.type()]) %}
    {% for prefix in prefixes + ['default'] if prefix ~ '__' ~ name in context['dbt'] %}
        {{ return(context["dbt"][prefix ~ "__" ~ name]) }}
    {% endfor %}
{% endmacro %}

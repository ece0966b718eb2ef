{#- Refuse `auto` beside an argument that names the point, and for a replacement. -#}
{% macro reject_auto_with(mode, named) %}
    {% do holdfast.fail("auto: true chooses the point itself. Omit version, timestamp and backup, or omit auto.")
        if named | reject('none') | list %}
    {% do holdfast.reject_auto_replace(mode) %}
{% endmacro %}

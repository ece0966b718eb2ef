{#- Return what a `try_` macro found; fail where that is {refusal}, a sentence. -#}
{% macro unless_refused(found) %}
    {% do holdfast.fail(found.refusal) if found.refusal %} {{ return(found) }}
{% endmacro %}

{#- Its own error would end the verb, and with it all other tables of restore_all. -#}
{% macro spark__try_change(sql) %}
    {% set reason = holdfast.try_execute(sql) %}
    {% set start = sql | replace("\n", " ") | truncate(120, true, '...') %}
    {{ return("Spark cannot run a statement (" ~ reason ~ "); run it alone to see Spark's own error. It begins: "
        ~ start if reason else none) }}
{% endmacro %}

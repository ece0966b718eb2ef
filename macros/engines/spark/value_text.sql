{#- Times as microseconds, so that the session's time zone does not matter. -#}
{% macro spark__value_text(table, name, type) %}
    {% if type == 'timestamp' %} {{ return("cast(unix_micros(" ~ name ~ ") as string)") }}
    {% elif type == 'binary' %} {{ return("hex(" ~ name ~ ")") }}
    {% endif %}
    {{ return("cast(" ~ name ~ " as string)") }}
{% endmacro %}

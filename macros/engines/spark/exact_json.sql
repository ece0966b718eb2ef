{#- An expression: a struct as JSON that has every digit of its times, in UTC. By default Spark writes milliseconds in
    the zone of the session, and leaves fields with NULL out. -#}
{% macro exact_json(struct) %}
    {% set time = "yyyy-MM-dd HH:mm:ss.SSSSSS" %}
    {{ return("to_json(" ~ struct ~ ", map('timestampFormat', '" ~ time ~ "', 'timestampNTZFormat', '" ~ time
        ~ "', 'timeZone', 'UTC', 'ignoreNullFields', 'false'))") }}
{% endmacro %}

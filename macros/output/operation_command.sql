{#-
  The command that runs a verb, ready to paste: values that YAML would read as something else stand in quotes, and
  arguments without a value are left away.
-#}
{% macro operation_command(verb, arguments={}) %}
  {% set parts = [] %}
  {% for name, value in arguments.items() if value is not none %}
    {% do parts.append(name ~ ': ' ~ lakehouse.yaml_value(value)) %}
  {% endfor %}
  {{ return("dbt run-operation " ~ verb ~ (" --args '{" ~ (parts | join(', ')).replace("'", "'\\''") ~ "}'" if parts else "")) }}
{% endmacro %}

{% macro yaml_value(value) %}
  {% if value is boolean %}
    {{ return('true' if value else 'false') }}
  {% elif value is string and (not modules.re.match('^[A-Za-z_][A-Za-z0-9_.]*$', value)
        or value | lower in ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']) %}
    {{ return(tojson(value)) }}
  {% endif %}
  {{ return(value | string) }}
{% endmacro %}

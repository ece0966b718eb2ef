{#- Return the command that runs a verb, ready to paste. Values that YAML would read as something else stand in quotes;
    arguments without a value are left out. -#}
{% macro operation_command(verb, arguments={}) %}
    {% set parts = [] %}
    {% for name, value in arguments.items() if value is not none %}
        {% do parts.append(name ~ ': ' ~ holdfast.yaml_value(value)) %}
    {% endfor %}
    {% set yaml = (parts | join(', ')).replace("'", "'\\''") %}
    {{ return("dbt run-operation " ~ verb ~ (" --args '{" ~ yaml ~ "}'" if parts else "")) }}
{% endmacro %}

{#- Return an option of dbt that names tables in a variable: --vars '{accept_loss: [orders]}'. -#}
{% macro vars_option(variable, names) %}
    {% set yaml = (variable ~ ": " ~ holdfast.yaml_value(names)).replace("'", "'\\''") %}
    {{ return("--vars '{" ~ yaml ~ "}'") }}
{% endmacro %}

{% macro yaml_value(value) %}
    {% if value is boolean %} {{ return('true' if value else 'false') }}
    {% elif value is not string and value is not mapping and value is iterable %}
        {% set parts = [] %}
        {% for each in value %} {% do parts.append(holdfast.yaml_value(each)) %}
        {% endfor %}
        {{ return("[" ~ parts | join(', ') ~ "]") }}
    {% elif value is not string %} {{ return(value | string) }}
    {% endif %}
    {% set plain = modules.re.fullmatch('[A-Za-z_][A-Za-z0-9_.]*', value) %}
    {% set special = value | lower in ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'] %}
    {{ return(value if plain and not special else tojson(value)) }}
{% endmacro %}

{#- Return an argument of blue_green_validate that makes an exception for tables, as a list of names. Each must be one
    of the deployment's: an exception is made table by table. -#}
{% macro exception_argument(argument, value, deployment) %}
    {% set own = deployment.tables | map(attribute="name") | list %}
    {% if value is none %} {{ return([]) }} {% endif %}
    {% set names = holdfast.list_of_tables(argument, value, own[0]) %}
    {% for name in names if name not in own %}
        {% do holdfast.fail(argument ~ ": " ~ name ~ " is not a table of deployment " ~ deployment.suffix ~ "; use "
            ~ own | join(" or ") ~ ".") %}
    {% endfor %}
    {{ return(names) }}
{% endmacro %}

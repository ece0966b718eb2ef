{#- Where a drill restores to: a schema of its own beside the live ones, which no model may use. Only tables that bear
    the name of one of the project's are ever dropped from it. -#}
{% macro scratch_schema() %}
    {% set name = target.schema ~ '_drill' %}
    {% for table in holdfast.tables() if table.schema | lower == name | lower %}
        {% do holdfast.fail("The schema " ~ name ~ " is where drills restore to, and " ~ table.resource ~ " '"
            ~ table.name ~ "' lies in it; give that another schema.") %}
    {% endfor %}
    {{ return(name) }}
{% endmacro %}

{#- Where a drill restores to: a schema of its own beside the live ones, which no model may use. Only tables that bear
    the name of one of the project's are ever dropped from it. -#}
{% macro scratch_schema() %}
    {% set problem = holdfast.scratch_problem() %}
    {% do holdfast.fail(problem) if problem %}
    {{ return(holdfast.name_of_scratch_schema()) }}
{% endmacro %}

{% macro name_of_scratch_schema() %} {{ return(target.schema ~ '_drill') }} {% endmacro %}

{#- Why a drill cannot use its schema, as a sentence; or none: a table of the project is in it. -#}
{% macro scratch_problem() %}
    {% set name = holdfast.name_of_scratch_schema() %}
    {% for table in holdfast.tables() if table.schema | lower == name | lower %}
        {{ return("The schema " ~ name ~ " is where drills restore to, and " ~ table.resource ~ " '"
            ~ table.name ~ "' lies in it; give that another schema.") }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

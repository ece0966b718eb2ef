{#- Return an argument that takes one name of a table or several, as a list.

    example   names for the refusal; YAML makes a date of 2024-02-03 -#}
{% macro list_of_tables(argument, given, example) %}
    {% do holdfast.fail(argument ~ ": " ~ given ~ " is not a list of tables. Use " ~ argument ~ ": [" ~ example ~ "].")
        if given is mapping or given is not iterable or not given %}
    {{ return(holdfast.as_list(given)) }}
{% endmacro %}

{#- What to do about an error that means a missing right, as a sentence; none for any other error. By the class of the
    error, or its words: "User does not have SELECT on Table 'main.dev.orders'." -#}
{% macro missing_right(error) %}
    {% set classes = 'INSUFFICIENT_(?:PERMISSIONS|PRIVILEGES)|PERMISSION_DENIED|UNAUTHORIZED_ACCESS|\\b42501\\b' %}
    {% if not modules.re.search(classes, error or '') %} {{ return(none) }} {% endif %}
    {% set words = "does not have ([A-Z][A-Z ,]*?) on (\\w+(?: \\w+)?) [`']([^'\\s]+?)[`'.]*(?:\\s|$)" %}
    {% set found = modules.re.search(words, error) %}
    {% if not found %}
        {{ return("A right is missing: ask the owner of the table, of its schema or of its catalog for it.") }}
    {% endif %}
    {% set what, name = found.group(2) | lower, found.group(3) %}
    {{ return("The right " ~ found.group(1) ~ " is missing: ask the owner of the " ~ what ~ " " ~ name
        ~ " to run: grant " ~ found.group(1) | lower ~ " on " ~ what ~ " " ~ name ~ " to `YOU`.") }}
{% endmacro %}

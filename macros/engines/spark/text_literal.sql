{#- A line break is escaped, so that a statement has the line breaks of its template only. -#}
{% macro spark__text_literal(value) %}
    {% set text = value | string | replace("\\", "\\\\") | replace("'", "\\'") | replace("\n", "\\n") %}
    {{ return("'" ~ text ~ "'") }}
{% endmacro %}

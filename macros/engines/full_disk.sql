{#- The sentence of the plug-in about a full disk, without the last step, to repeat the command; none for any other
    error. -#}
{% macro full_disk(error) %}
    {% set found = modules.re.search("The disk is full .+?\\}'", error or '') %}
    {{ return(found.group(0) ~ "." if found else none) }}
{% endmacro %}

{#- Return the argument `suffix` of blue_green_begin: an underscore, letters and digits, and no name that dbt drops. -#}
{% macro suffix_argument(suffix) %}
    {% set suffix = holdfast.identifier("suffix", suffix) %}
    {% if not modules.re.match("^_[A-Za-z0-9_]*[A-Za-z0-9]$", suffix) or holdfast.leftover_of("x" ~ suffix) %}
        {% do holdfast.fail("suffix: " ~ suffix
            ~ " is not a valid suffix; write an underscore, then letters and digits: suffix: _new.") %}
    {% endif %}
    {{ return(suffix) }}
{% endmacro %}

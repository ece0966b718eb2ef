{#- Paths in the order in which they should be taken: those that bring back a lost column first, then those that bring
    back most rows, of equals the newest; files that no readable version lists come last. See recovery_path().

    gain   the attribute that tells how much a path brings back -#}
{% macro best_first(paths, gain) %}
    {% set dated = paths | selectattr('when') | sort(attribute='when', reverse=true) %}
    {% set paths = dated + paths | rejectattr('when') | list %}
    {% set paths = paths | sort(attribute=gain, reverse=true) | sort(attribute='columns_back', reverse=true) %}
    {{ return(paths | sort(attribute='unlisted')) }}
{% endmacro %}

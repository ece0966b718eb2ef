{#- The table whose keys are compared: without its key where a replacement, which needs none, meets a key of two types
    that do not compare.

    columns   see match_columns() -#}
{% macro source_to_compare(request, columns, here, there) %}
    {% set source, key = request.source, request.source.key | map('lower') | list if request.source.key else [] %}
    {% set odd = [] %}
    {% for column in columns if column.name | lower in key and column.in_live and column.in_point %}
        {% do odd.append(column.name) if not holdfast.fits_into(column.type, column.point_type)
            and not holdfast.fits_into(column.point_type, column.type) %}
    {% endfor %}
    {% set error = holdfast.try_compare_keys(source, here, there).error if odd and here
        and request.mode == 'replace' else none %}
    {{ return(dict(source, key=none) if error else source) }}
{% endmacro %}

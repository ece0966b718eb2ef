{#- Does a table hold exactly the rows of a point? Both are read, but for a backup that was read to be verified. -#}
{% macro holds_the_point(table, point) %}
    {% set live, source = holdfast.reader(table), holdfast.reader(table, point) %}
    {% if not holdfast.exists(table) or holdfast.unopened(live) or holdfast.unopened(source) %}
        {{ return(false) }}
    {% endif %}
    {% set there = point.get('read') or holdfast.try_fingerprint(table, source, holdfast.columns_of(source)) %}
    {% set here = holdfast.try_fingerprint(table, live, holdfast.columns_of(live), there.hash) %}
    {{ return(not there.error and not here.error and here.hash == there.hash) }}
{% endmacro %}

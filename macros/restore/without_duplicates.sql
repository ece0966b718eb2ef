{#- Return, of paths to a table whose keys occur more than once, the one to the newest point in which each key occurs
    once; or none. Its command replaces the table where that loses no key. See recovery_path(). -#}
{% macro without_duplicates(paths) %}
    {% for path in paths | selectattr('when') | sort(attribute='when', reverse=true)
        if path.duplicate_now and path.duplicate_then == 0 and not path.safety and not path.unlisted %}
        {{ return(path) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- The same of points: they are compared one by one, newest first, until one is found. See recovery_points(). -#}
{% macro newest_without_duplicates(table, points) %}
    {% for point in points | selectattr('when') | sort(attribute='when', reverse=true) if not point.safety %}
        {% set path = holdfast.recovery_path(table, point, holdfast.reader(table), none) %}
        {% set found = holdfast.without_duplicates([path]) %}
        {% if found %} {{ return(found) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{% macro without_duplicates_text(path) %}
    {{ return("The newest point in which each key occurs once is " ~ path.point) }}
{% endmacro %}

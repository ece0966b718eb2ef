{#- Return the FROM clause that reads the recovery log, or none while there is none. Of a damaged log: the
    entries that can be read. The first read of a damaged log warns. -#}
{% macro log_reader() %}
    {% set log = holdfast.log_table() %}
    {% set damage = holdfast.log_damage(log) %}
    {% if damage %}
        {% do exceptions.warn(holdfast.log_warning(log, damage)) if damage.is_new %}
        {{ return(none if damage.version is none else holdfast.reader(log, {'kind': 'salvaged'})) }}
    {% endif %}
    {{ return(holdfast.reader(log) if holdfast.exists(log) else none) }}
{% endmacro %}

{% macro log_warning(log, damage) %}
    {{ return("The recovery log is damaged (" ~ damage.problem ~ "; lost entries: " ~ damage.lost
        ~ "): the next verb that writes to it moves it aside as " ~ log.schema ~ "/" ~ damage.moves_to
        ~ " and begins " ~ ("an empty one." if damage.version is none else "a new one with the other entries.")) }}
{% endmacro %}

{#- Return what to write behind FROM to read the recovery log, or none while there is none. Of a damaged log: the newest
    version that can be read. -#}
{% macro log_reader() %}
    {% set log = holdfast.log_table() %}
    {% for kept in holdfast.salvaged_files(log) if not kept.aside and kept.version is not none %}
        {{ return(holdfast.reader(log, {'kind': 'version', 'id': kept.version})) }}
    {% endfor %}
    {{ return(holdfast.reader(log) if holdfast.exists(log) else none) }}
{% endmacro %}

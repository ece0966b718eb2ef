{#- Return what to write behind FROM to read the recovery log, or none while there is none. Of a damaged log: the newest
    version that can be read. -#}
{% macro log_reader() %}
    {% set log = lakehouse.log_table() %}
    {% for kept in lakehouse.salvaged_files(log) if not kept.aside and kept.version is not none %}
        {{ return(lakehouse.reader(log, {'kind': 'version', 'id': kept.version})) }}
    {% endfor %}
    {{ return(lakehouse.reader(log) if lakehouse.exists(log) else none) }}
{% endmacro %}

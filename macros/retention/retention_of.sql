{#- How many days of history a Delta table keeps: {log, files, days}. Log entries go after delta.logRetentionDuration,
    the files of replaced rows after delta.deletedFileRetentionDuration (with a VACUUM). A version needs both. -#}
{% macro retention_of(table) %}
    {% set properties = holdfast.table_properties(table) %}
    {% set log = holdfast.days_of_interval(properties.get('delta.logRetentionDuration'), 30) %}
    {% set files = holdfast.days_of_interval(properties.get('delta.deletedFileRetentionDuration'), 7) %}
    {{ return({'log': log, 'files': files, 'days': [log, files] | min}) }}
{% endmacro %}

{#- 'interval 2 weeks' is 14 days, '1 day 12 hours' 1.5; what is not set or not understood is Delta's default. -#}
{% macro days_of_interval(text, default) %}
    {% set text = modules.re.sub("^interval\\s+|'", '', (text or '') | trim | lower) %}
    {% set unit = '(\\d+)\\s+(second|minute|hour|day|week|month|year)s?' %}
    {% if not modules.re.fullmatch(unit ~ '(\\s+' ~ unit ~ ')*', text) %} {{ return(default) }} {% endif %}
    {% set seconds = {'second': 1, 'minute': 60, 'hour': 3600, 'day': 86400, 'week': 604800, 'month': 2592000,
        'year': 31536000} %}
    {% set parts = [] %}
    {% for number, name in modules.re.findall(unit, text) %}
        {% do parts.append(number | int * seconds[name]) %}
    {% endfor %}
    {{ return((parts | sum / 86400) | round(1, 'floor')) }}
{% endmacro %}

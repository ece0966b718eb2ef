{#- How many days of history a Delta table keeps: {log, files, days}. Log entries go after delta.logRetentionDuration,
    the files of replaced rows after delta.deletedFileRetentionDuration (with a VACUUM). A version needs both. -#}
{% macro retention_of(table) %}
    {% set properties = holdfast.table_properties(table) %}
    {% set log = holdfast.days_of_interval(properties.get('delta.logRetentionDuration'), 30) %}
    {% set files = holdfast.days_of_interval(properties.get('delta.deletedFileRetentionDuration'), 7) %}
    {{ return({'log': log, 'files': files, 'days': [log, files] | min}) }}
{% endmacro %}

{#- 'interval 2 weeks' is 14 days; what is not set or not understood is Delta's default. -#}
{% macro days_of_interval(text, default) %}
    {% set pattern = '(?i)^(?:interval\\s+)?(\\d+)\\s+(hour|day|week|month|year)s?$' %}
    {% set found = modules.re.match(pattern, (text or '') | trim) %}
    {% if not found %} {{ return(default) }} {% endif %}
    {% set length = {'hour': 1 / 24, 'day': 1, 'week': 7, 'month': 30, 'year': 365}[found.group(2) | lower] %}
    {{ return((found.group(1) | int * length) | round(1, 'floor')) }}
{% endmacro %}

{#- The Delta properties that keep a table's log and its replaced files for so many days; the log, which names the
    files, at least as long as them: Delta refuses anything else. -#}
{% macro retention_properties(log, files) %}
    {% set log = [log, files] | max %}
    {{ return({'delta.logRetentionDuration': 'interval ' ~ log ~ ' days',
        'delta.deletedFileRetentionDuration': 'interval ' ~ files ~ ' days'}) }}
{% endmacro %}

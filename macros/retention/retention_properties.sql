{#- The Delta properties that keep a table's log and its replaced files for so many days. -#}
{% macro retention_properties(log, files) %}
    {{ return({'delta.logRetentionDuration': 'interval ' ~ log ~ ' days',
        'delta.deletedFileRetentionDuration': 'interval ' ~ files ~ ' days'}) }}
{% endmacro %}

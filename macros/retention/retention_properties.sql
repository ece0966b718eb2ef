{#- The Delta properties that keep a table's log and its replaced files for so many days. The log that names the files is
    kept at least as long: Delta refuses anything else. -#}
{% macro retention_properties(log, files) %}
    {{ return({'delta.logRetentionDuration': 'interval ' ~ [log, files] | max ~ ' days',
        'delta.deletedFileRetentionDuration': 'interval ' ~ files ~ ' days'}) }}
{% endmacro %}

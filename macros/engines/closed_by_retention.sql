{#- Does only the table's own retention close a version, whether its files are there or not? Newer runtimes refuse every
    version but the latest that is older than delta.deletedFileRetentionDuration, until that is raised. -> bool

    error   why it cannot be read, or none -#}
{% macro closed_by_retention(error) %}
    {{ return(modules.re.search('BEYOND_DELETED_FILE_RETENTION|beyond delta.deletedFileRetention', error or '')
        is not none) }}
{% endmacro %}

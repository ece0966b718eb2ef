{#- Can a commit have taken rows away? By what the log says of it; where the log does not say, it can.

    commit   a row of DESCRIBE HISTORY -#}
{% macro may_lose_rows(commit) %}
    {% set operation = commit.operation or '' %}
    {% set about = commit.get('operationparameters') | string ~ commit.get('operationmetrics') | string %}
    {% if modules.re.match('(?i)merge', operation) %}
        {{ return(modules.re.search('numTargetRowsDeleted\\W+0\\b', about) is none) }}
    {% elif modules.re.match('(?i)write|streaming update', operation) %}
        {{ return(modules.re.search('(?i)mode\\W+append', about) is none) }}
    {% endif %}
    {{ return(not holdfast.keeps_rows(operation) and modules.re.match('(?i)copy into', operation) is none) }}
{% endmacro %}

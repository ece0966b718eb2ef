{#- Those of a table's versions that only its retention closes, newest first; see history(). -#}
{% macro closed_versions(versions) %}
    {{ return(versions | selectattr('closed', 'defined') | selectattr('closed') | list) }}
{% endmacro %}

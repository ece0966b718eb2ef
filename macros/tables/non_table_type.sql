{#- Return what a relation is if it is not an ordinary table: view, metric view, materialized view or streaming table;
    else none. Such a relation can be read, but neither cloned nor restored nor written to. -#}
{% macro non_table_type(table) %}
    {% set type = holdfast.type_in_catalog(table) %}
    {% set not_tables = ['VIEW', 'METRIC_VIEW', 'MATERIALIZED_VIEW', 'STREAMING_TABLE'] %}
    {{ return(type | lower | replace('_', ' ') if type in not_tables else none) }}
{% endmacro %}

{% macro spark__point_at_timestamp(table, time) %}
    {% set as_of = "timestamp as of '" ~ time | replace(' ', 'T') ~ "Z'" %}
    {{ return({'kind': 'table', 'id': table.sql ~ " " ~ as_of, 'as_of': as_of, 'label': time ~ ' UTC',
        'find_sql': none}) }}
{% endmacro %}

{#- What merge_successor() asks of restore_plan(): the successor's rows are the point, so who is preferred is exchanged,
    too. -#}
{% macro merge_request(old, successor, prefer) %}
    {% set point = {'kind': 'table', 'id': successor.sql, 'label': 'the rows that ' ~ successor.identifier
        ~ ' has now'} %}
    {{ return({'table': old, 'source': old, 'point': point, 'mode': 'merge', 'prefer': 'live' if prefer == 'point'
        else 'point'}) }}
{% endmacro %}

{#- Return the sequence number of a set: the one that its other copies have, else the next one after all that exist.

    all_backups   see backups() -#}
{% macro sequence_of(set_id, all_backups) %}
    {% set own, numbers = [], [0] %}
    {% for record in all_backups if record.get('sequence') is integer %}
        {% do (own if record.set_id == set_id else numbers).append(record.sequence) %}
    {% endfor %}
    {{ return(own | max if own else (numbers | max) + 1) }}
{% endmacro %}

{#- What list_backups says of a backup, in a word or a few. -#}
{% macro state_of_backup(record) %}
    {% if not record.complete %} {{ return('no sound manifest: missing, damaged, or not of a verb') }}
    {% elif record.get('damaged') %} {{ return('damaged, ' ~ record.damaged) }}
    {% elif record.suspect %} {{ return(record.suspect) }}
    {% elif record.future %} {{ return('from the future') }}
    {% elif record.get('adopted_at') %} {{ return('good, adopted ' ~ record.adopted_at) }}
    {% endif %}
    {{ return('good') }}
{% endmacro %}

{#- Print what is wrong with sets of this target as a whole: incomplete ones, ones from the future, and copies of these
    tables without a sound manifest; with the next step. -#}
{% macro print_notes_on_backups(tables) %}
    {% for unit in holdfast.backup_units() if not unit.foreign %}
        {% do print(unit.id ~ " is not complete: " ~ unit.lacks ~ ".") if not unit.complete %}
        {% do print(holdfast.future_text(unit) ~ ".") if unit.is_future %}
    {% endfor %}
    {% set all_backups = holdfast.backups() %}
    {% for table in tables %}
        {% set text = holdfast.unrecorded_text(table, all_backups) | trim %} {% do print(text) if text %}
    {% endfor %}
{% endmacro %}

{% macro future_text(unit) %}
    {{ return(unit.id ~ " is from the future: it was taken at " ~ [unit.taken_at, unit.recorded_at] | max
        ~ " UTC, and now is " ~ holdfast.time_text(holdfast.now()) ~ " UTC. A clock was wrong then, or is wrong now, "
        ~ "so it is never the latest") }}
{% endmacro %}

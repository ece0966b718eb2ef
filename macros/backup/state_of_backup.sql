{#- Return what list_backups prints about a backup, in a word or a few. -#}
{% macro state_of_backup(record) %}
    {% set adopted = record.get('adopted_at') %}
    {{ return({'unfinished': "not verified: copied by hand" if record.get('by_hand')
        else "no sound manifest: missing, damaged, or not of a verb",
        'damaged': "damaged, " ~ record.get('damaged'), 'suspect': record.suspect, 'future': "from the future",
        'good': "good, adopted " ~ adopted if adopted else "good"}[holdfast.condition_of_backup(record)]) }}
{% endmacro %}

{#- Return the condition of a backup in one word: good, suspect, damaged, future or unfinished. -#}
{% macro condition_of_backup(record) %}
    {{ return('unfinished' if not record.complete else ('damaged' if record.get('damaged') else ('suspect'
        if record.suspect else ('future' if record.future else 'good')))) }}
{% endmacro %}

{#- Print what is wrong with sets of this target as a whole: incomplete ones, ones from the future, and copies of these
    tables without a sound manifest; with the next step. -#}
{% macro print_notes_on_backups(tables, all_backups) %}
    {% for unit in holdfast.backup_units(all_backups) if not unit.is_foreign %}
        {% do print(unit.set_id ~ " is not complete: " ~ unit.lacks ~ ".") if not unit.complete %}
        {% do print(holdfast.future_text(unit) ~ ".") if unit.is_future %}
    {% endfor %}
    {% for path in holdfast.strangers() %} {% do print(holdfast.stranger_text(path) ~ ".") %} {% endfor %}
    {% for table in tables %}
        {% set text = holdfast.unrecorded_text(table, all_backups) | trim %} {% do print(text) if text %}
    {% endfor %}
{% endmacro %}

{% macro future_text(unit) %}
    {{ return(unit.set_id ~ " is from the future: it was taken at " ~ [unit.taken_at, unit.recorded_at] | max
        ~ " UTC, and now is " ~ holdfast.time_text(holdfast.now()) ~ " UTC. A clock was wrong then, or is wrong now, "
        ~ "so it is never the latest") }}
{% endmacro %}

{#- A sentence about a folder among the backups, see strangers(). -#}
{% macro stranger_text(path) %}
    {{ return(path ~ " is not a backup, because it has neither a manifest nor a Delta log. Move it elsewhere") }}
{% endmacro %}

{#- Copy what the second place lacks: what went wrong, as a sentence, or none, also without such a place.

    id   of the only backup to copy; none: all of this target that are lacking -#}
{% macro copy_to_second_place(output, id=none) %}
    {% if not holdfast.second_place() %} {{ return(none) }} {% endif %}
    {#- What the place lacks is not known then. -#}
    {% set problem = holdfast.second_place_problem() %}
    {% if problem %}
        {{ return("Nothing was copied to the second place: " ~ problem ~ ". The backups in the first place are good. "
            ~ holdfast.check_place_text() ~ " Then copy again: " ~ holdfast.catch_up_command()) }}
    {% endif %}
    {% set lacking = holdfast.lacking_elsewhere(holdfast.backups()) %}
    {{ return(holdfast.copy_elsewhere(lacking | selectattr('id', 'equalto', id) | list if id else lacking, output)) }}
{% endmacro %}

{#- Copy backups to the second place, each verified there by reading: what went wrong, as a sentence, or none. The first
    copies stay as they are. -#}
{% macro copy_elsewhere(records, output='text') %}
    {% set failures, copied, started = [], [], holdfast.now() %}
    {#- Progress reads the loop's length, so a condition of the loop would be asked before the first failure. -#}
    {% for record in records %}
        {% if not failures or not holdfast.second_place_problem() %}
            {% set table = holdfast.copied_table(record) %}
            {% do holdfast.print_progress(output, loop, record.id ~ " to the second place", started) %}
            {% set error = holdfast.try_copy_elsewhere(table, holdfast.manifest_with(record, {})) %}
            {% do failures.append(record.id ~ " (" ~ holdfast.reason_of_error(error) ~ ")") if error
                else copied.append(record.id) %}
        {% endif %}
    {% endfor %}
    {% if not failures %} {{ return(none) }} {% endif %}
    {% set lacking = records | length - copied | length %}
    {{ return("The second place " ~ holdfast.second_place() ~ " lacks " ~ lacking
        ~ (" backup" if lacking == 1 else " backups") ~ ", first " ~ failures[0]
        ~ ". Those in the first place are good. Check the second place and its credentials, then copy again: "
        ~ holdfast.catch_up_command()) }}
{% endmacro %}

{#- Copy one backup there: what went wrong, or none. Its manifest is written after the copy was read. -#}
{% macro try_copy_elsewhere(table, record) %}
    {% set reads = holdfast.second_copy(table, record.id) %}
    {#- Where an engine copies by a function, that reaches the place itself. -#}
    {% set problem = holdfast.second_place_problem() if reads else none %}
    {% if problem %} {{ return(problem) }} {% endif %}
    {% for statement in holdfast.copy_elsewhere_sql(table, record) %}
        {% set read = holdfast.compare_elsewhere(table, record) if reads and loop.last else {} %}
        {% set error = read.error or read.changed or holdfast.try_execute(statement) %}
        {% if error %} {{ return(error) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Those of some backups that the second place has to have, and lacks: complete ones of this target, but for the copies
    that a restore took before it. Of a damaged one the second place keeps what it has. -#}
{% macro lacking_elsewhere(all_backups) %}
    {% set found = [] %}
    {% set candidates = holdfast.without_safety_copies(all_backups) if holdfast.second_place() else [] %}
    {% for record in holdfast.whole_copies(candidates) if record.get('here') is not false %}
        {% do found.append(record) if not record.get('elsewhere') and not record.get('damaged') %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The command that copies what the second place lacks, and takes a new set only where one is due. -#}
{% macro catch_up_command() %}
    {{ return(holdfast.operation_command('backup_all', {'older_than_hours': 24})) }}
{% endmacro %}

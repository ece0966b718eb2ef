{#- Report what a retention policy lets go, or what was deleted; judged: see judge_sets(). -#}
{% macro print_verdicts(judged, policy, dry_run, output) %}
    {% set answers, verdicts = [], judged.verdicts %}
    {% for unit in verdicts %}
        {% do answers.append({'id': unit.set_id, 'kind': unit.kind, 'taken_at': unit.taken_at or '',
            'tables': unit.tables, 'bytes': unit.bytes | int, 'goes': unit.goes, 'why': unit.why}) %}
        {% do answers[-1].update({'error': judged.failed[unit.set_id]}) if unit.set_id in judged.failed %}
    {% endfor %}
    {% if output == 'json' %}
        {% do print(tojson({'dry_run': dry_run, 'keep_last': policy.keep_last, 'keep_days': policy.keep_days,
            'backups': answers, 'damaged': judged.damage, 'lost': judged.lost})) %}
        {{ return(none) }}
    {% elif not verdicts %} {% do print(holdfast.first_backup_text()) %} {{ return(none) }}
    {% endif %}
    {% for unit in answers %}
        {% set members = verdicts[loop.index0].members | int %}
        {% set done = 'would go' if dry_run else ('not deleted' if unit.error else 'deleted') %}
        {% do unit.update({'verdict': done if unit.goes else 'stays',
            'tables': unit.tables if members < 3 else members ~ " tables"}) %}
    {% endfor %}
    {% do holdfast.print_table(answers, ['id', 'taken_at', 'tables', 'bytes', 'verdict', 'why']) %}
    {% for id, problem in judged.damage.items() %}
        {% do print("Damaged: " ~ id ~ ": " ~ problem ~ ". Take a new one: dbt run-operation backup_all") %}
    {% endfor %}
    {% for only in judged.lost %} {% do print(holdfast.lost_text(only)) %} {% endfor %}
    {% set going = answers | selectattr('goes') | rejectattr('error') | list %}
    {% set bytes = '{:,}'.format(going | sum(attribute='bytes')) %}
    {% set sum = going | length ~ " of " ~ answers | length ~ ", " ~ bytes ~ " bytes" %}
    {% do print("Dry run: nothing was deleted (" ~ sum ~ " would be); add dry_run: false to delete." if dry_run
        else "Deleted " ~ sum ~ ".") %}
{% endmacro %}

{% macro lost_text(only) %}
    {% set keys = "keys of " ~ only.table ~ " that could not be compared" if only.number is none
        else holdfast.only_text(only) %}
    {{ return("Lost with " ~ only.set_id ~ ": " ~ keys ~ ", as allow_lost_keys says.") }}
{% endmacro %}

{#- A second place that cannot be reached keeps its copies; problem: why. -#}
{% macro unpruned_text(problem) %}
    {{ return("In the second place nothing was deleted: " ~ problem ~ ". " ~ holdfast.check_place_text()
        ~ " Then repeat the command.") }}
{% endmacro %}

{#- What a run of prune_backups did, for the recovery log. -#}
{% macro pruned_text(judged) %}
    {% set gone = judged.verdicts | selectattr('goes') | rejectattr('set_id', 'in', judged.failed) | list %}
    {% set parts = ["deleted " ~ gone | length ~ " of " ~ judged.verdicts | length] %}
    {% for only in judged.lost %} {% do parts.append(holdfast.lost_text(only)) %} {% endfor %}
    {{ return(parts | join('; ')) }}
{% endmacro %}

{#- Report what a retention policy lets go, or what was deleted. -#}
{% macro print_verdicts(verdicts, policy, dry_run, output) %}
    {% set answers = [] %}
    {% for unit in verdicts %}
        {% do answers.append({'id': unit.set_id, 'kind': unit.kind, 'taken_at': unit.taken_at or '',
            'tables': unit.tables, 'bytes': unit.bytes | int, 'goes': unit.goes, 'why': unit.why}) %}
    {% endfor %}
    {% if output == 'json' %}
        {% do print(tojson({'dry_run': dry_run, 'keep_last': policy.keep_last, 'keep_days': policy.keep_days,
            'backups': answers})) %}
        {{ return(none) }}
    {% elif not verdicts %}
        {% do print("No backup exists; take one: dbt run-operation backup_all") %} {{ return(none) }}
    {% endif %}
    {% for unit in answers %}
        {% set members = verdicts[loop.index0].members | int %}
        {% do unit.update({'verdict': ('would go' if dry_run else 'deleted') if unit.goes else 'stays',
            'tables': unit.tables if members < 3 else members ~ " tables"}) %}
    {% endfor %}
    {% do lakehouse.print_table(answers, ['id', 'taken_at', 'tables', 'bytes', 'verdict', 'why']) %}
    {% set going = answers | selectattr('goes') | list %}
    {% set bytes = '{:,}'.format(going | sum(attribute='bytes')) %}
    {% set sum = going | length ~ " of " ~ answers | length ~ ", " ~ bytes ~ " bytes" %}
    {% do print("Dry run: nothing was deleted (" ~ sum ~ " would be); add dry_run: false to delete." if dry_run
        else "Deleted " ~ sum ~ ".") %}
{% endmacro %}

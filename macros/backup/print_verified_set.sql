{#- Report what verify_set() found; it fails when a copy is not what was recorded, or a table is not in the set. -#}
{% macro print_verified_set(verified, output) %}
    {% set problems = [] %}
    {% for answer in verified.tables if answer.problem %}
        {% set unmarked = "; " ~ answer.unmarked if answer.unmarked else "" %}
        {% do problems.append(answer.id ~ ": " ~ answer.problem ~ unmarked) %}
    {% endfor %}
    {% set elsewhere = verified.tables | selectattr('elsewhere', 'defined') | map(attribute='elsewhere') | list %}
    {% set verdict = not (problems or elsewhere or verified.lacks) %}
    {% if output == 'json' %} {% do print(tojson(dict(verified, verified=verdict))) %}
    {% else %}
        {% for answer in verified.tables %}
            {% do answer.update({'verdict': 'damaged' if answer.problem else ('not sound: ' ~ answer.faults
                if answer.faults else 'as recorded')}) %}
        {% endfor %}
        {% do holdfast.print_table(verified.tables, ['table', 'rows', 'content_hash', 'verdict']) %}
    {% endif %}
    {% if problems %}
        {% do holdfast.fail(verified.set ~ " is not what was recorded: " ~ problems | join('; ')
            ~ ". Take a new set: dbt run-operation backup_all") %}
    {% elif elsewhere %} {% do holdfast.fail(elsewhere | join(' ')) %}
    {% elif verified.lacks %}
        {% set incomplete = verified.set ~ " is not complete: " ~ verified.lacks %}
        {% do holdfast.fail(incomplete ~ ". The copies in it are as recorded. "
            ~ "Take a whole set: dbt run-operation backup_all") %}
    {% elif output == 'text' %}
        {% do print("Good: " ~ verified.tables | length ~ (" copy" if verified.tables | length == 1 else " copies")
            ~ " of " ~ verified.set ~ ", read whole, and as recorded.") %}
    {% endif %}
{% endmacro %}

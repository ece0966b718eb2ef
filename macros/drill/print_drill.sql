{#- Report a drill; it fails when a table did not come back as it was recorded, or is not in the set.

    lacks   what makes the set incomplete, or ''
    left    why the restored tables could not be dropped again, or '' -#}
{% macro print_drill(set_id, answers, seconds, output, lacks, left) %}
    {% set errors = answers | map(attribute='error') | select | list %}
    {% set tables = holdfast.counted(answers | length, "table") %}
    {% if output == 'json' %}
        {% do print(tojson({'backup': set_id, 'good': not errors and not lacks, 'lacks': lacks or none,
            'left': left or none, 'seconds': seconds, 'tables': answers})) %}
    {% else %} {% do holdfast.print_table(answers, ['table', 'rows', 'hash', 'seconds', 'error']) %}
    {% endif %}
    {% if errors %}
        {% do holdfast.fail("The drill with " ~ set_id ~ " failed: " ~ errors | join('; ')
            ~ ". Take a new set at once: dbt run-operation backup_all") %}
    {% elif lacks %}
        {% do holdfast.fail(set_id ~ " is not complete: " ~ lacks ~ ". The " ~ tables
            ~ " in it came back as recorded. Take a whole set: dbt run-operation backup_all") %}
    {% elif left %} {% do holdfast.fail("The " ~ tables ~ " of " ~ set_id ~ " came back as recorded. " ~ left) %}
    {% elif output == 'text' %}
        {% for answer in answers if answer.unmarked %} {% do print(answer.table ~ ": " ~ answer.unmarked) %}
        {% endfor %}
        {% do print("Good: " ~ tables ~ " of " ~ set_id
            ~ " restored beside the live ones, read, and as recorded, in " ~ seconds ~ " s; cleaned up.") %}
    {% endif %}
{% endmacro %}

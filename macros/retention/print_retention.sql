{#- Report how long tables keep their history: rows {table, days_before, days, statements, dry_run}. -#}
{% macro print_retention(answers, dry_run, output) %}
    {% if output == 'json' %} {% do print(tojson(answers)) %} {{ return(none) }} {% endif %}
    {% for answer in answers %}
        {% if not answer.statements %}
            {% do print(answer.table ~ " keeps " ~ holdfast.days_text(answer.days) ~ " days") %}
        {% else %}
            {% do print(answer.table ~ (" would keep " if dry_run else " keeps ") ~ holdfast.days_text(answer.days)
                ~ " days instead of " ~ holdfast.days_text(answer.days_before)) %}
        {% endif %}
    {% endfor %}
    {% do print("Dry run: nothing was changed.") if dry_run %}
{% endmacro %}

{#- Days as text: 90, or 7.5. -#}
{% macro days_text(days) %} {{ return('%.12g' % (days | round(4))) }} {% endmacro %}

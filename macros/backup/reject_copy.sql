{#- Refuse a copy that does not hold what was planned, or that cannot be read again. -#}
{% macro reject_copy(plan, copied) %}
    {% set table = plan.table %}
    {% if not copied.error %}
        {% do lakehouse.fail("The backup " ~ plan.id ~ " holds " ~ copied.rows ~ " rows with hash " ~ copied.hash
            ~ " and not the " ~ plan.content.rows ~ " with hash " ~ plan.content.hash ~ " of " ~ table.name
            ~ "; it does not count as one. Check the disk and back up again.") %}
    {% endif %}
    {% for column in plan.content.columns %}
        {% set alone = {'kind': 'backup', 'id': plan.id, 'columns': [column]} %}
        {% if lakehouse.try_fingerprint(table, lakehouse.reader(table, alone), [column]).error %}
            {% do lakehouse.fail("Column " ~ column.name ~ " of " ~ table.name ~ " is " ~ column.type
                ~ ", and its values do not come back from a copy (" ~ copied.error
                ~ "); store it as another type, as varchar for example, and back up again. The copy " ~ plan.id
                ~ " does not count as a backup.") %}
        {% endif %}
    {% endfor %}
    {% do lakehouse.fail("The copy " ~ plan.id ~ " of " ~ table.name ~ " cannot be read (" ~ copied.error
        ~ "), so it does not count as a backup. Check the disk and back up again.") %}
{% endmacro %}

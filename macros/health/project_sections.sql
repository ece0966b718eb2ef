{#- Return what the project adds to the health document: the variable holdfast_health names its macros. Each takes no
    argument and returns a list of calendars, {title, unit, days}; `unit` (optional) is what is counted, and a day is
    {date ('2026-02-03'), done, total, note (optional)}: so many of its items are there. -#}
{% macro project_sections() %}
    {% set found = [] %}
    {% for hook in holdfast.macros_named("holdfast_health") %}
        {% for section in hook.call() %}
            {% do found.append(holdfast.project_section(hook.name, section)) %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro project_section(macro_name, section) %}
    {% set days, wrong = [], namespace(day=none) %}
    {% for day in section.days or [] %}
        {% set date = modules.re.match('[0-9]{4}-[0-9]{2}-[0-9]{2}', day.date | string) %}
        {% set counts = [day.done, day.total] %}
        {% set whole = none not in counts and counts | reject('number') | list | length == 0 %}
        {% if date and whole %}
            {% do days.append({'date': date.group(0), 'done': day.done | int, 'total': day.total | int,
                'note': day.note or none}) %}
        {% else %} {% set wrong.day = day %}
        {% endif %}
    {% endfor %}
    {% if wrong.day is not none or not section.title %}
        {% do holdfast.fail("The macro " ~ macro_name ~ " of holdfast_health returned " ~ (wrong.day or section)
            ~ "; a section needs title and days, and each day date ('2026-02-03'), done and total.") %}
    {% endif %}
    {{ return({'title': section.title, 'unit': section.unit or none, 'days': days}) }}
{% endmacro %}

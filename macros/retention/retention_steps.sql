{#-
  The steps that let a table keep its history for so many days; none where it keeps that already.

  now   retention_of() the table; none where nobody has looked: then each property has a step of its own, which whoever
        reads leaves out where the table has more
-#}
{% macro retention_steps(table, days, now=none) %}
    {% set interval, steps = 'interval ' ~ days ~ ' days', [] %}
    {% set properties = {'log': 'delta.logRetentionDuration', 'files': 'delta.deletedFileRetentionDuration'} %}
    {% if now is none %}
        {% for property in properties.values() %}
            {% set says = "If " ~ property ~ " is less than " ~ days ~ " days, set it; else leave this out." %}
            {% for statement in holdfast.set_properties_sql(table, {property: interval}) %}
                {% do steps.append(holdfast.step(says, statement)) %}
            {% endfor %}
        {% endfor %}
        {{ return(steps) }}
    {% endif %}
    {% set wanted = {} %}
    {% for kind, property in properties.items() if now[kind] < days %}
        {% do wanted.update({property: interval}) %}
    {% endfor %}
    {% for statement in holdfast.set_properties_sql(table, wanted) if wanted %}
        {% set says = "Keep the history of " ~ table.identifier ~ " for " ~ days ~ " days." %}
        {% do steps.append(holdfast.step(says, statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#-
  The step that lets a table keep its history for so many days; none where it keeps that already. Nothing is shortened.
  Delta compares the two properties that a statement sets, and takes its default (30 days of log, 7 of files) for one
  that is not in it, whatever the table has. So a log that is long enough is set again beside files above 30 days.

  now   retention_of() the table; none in printed SQL, whose reader decides
-#}
{% macro retention_steps(table, days, now=none) %}
    {% if now and now.days >= days %} {{ return([]) }} {% endif %}
    {% set steps, wanted = [], {} %}
    {% for kind in ['log', 'files'] %}
        {% do wanted.update({kind: [days, now[kind] | round(0, 'ceil') | int if now else 0] | max}) %}
    {% endfor %}
    {% set says = "Keep the history of " ~ table.identifier ~ " for " ~ days ~ " days." if now
        else "If one of the two keeps less than " ~ days ~ " days, set both, and one that keeps more to what it has. "
        ~ "Else leave this out." %}
    {% set properties = holdfast.retention_properties(wanted.log, wanted.files) %}
    {% do properties.pop('delta.logRetentionDuration') if now and now.log >= days and wanted.files <= 30 %}
    {% for statement in holdfast.set_properties_sql(table, properties) %}
        {% do steps.append(holdfast.step(says, statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

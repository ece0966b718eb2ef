{#-
  The steps that let a table keep its history for so many days; none where it keeps that already.

  now   retention_of() the table; none where nobody has looked: then both properties are set, whatever they are
-#}
{% macro retention_steps(table, days, now=none) %}
  {% set wanted, steps = {}, [] %}
  {% set interval = 'interval ' ~ days ~ ' days' %}
  {% do wanted.update({'delta.logRetentionDuration': interval}) if now is none or now.log < days %}
  {% do wanted.update({'delta.deletedFileRetentionDuration': interval}) if now is none or now.files < days %}
  {% for statement in lakehouse.set_properties_sql(table, wanted) if wanted %}
    {% set says = "Keep the history of " ~ table.identifier ~ " for " ~ days ~ " days." %}
    {% do steps.append(lakehouse.step(says, statement)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- Without a look at the table the properties are set whatever they are: longer ones would become shorter, so it says so. -#}
{% macro printed_set_retention(given, asked) %}
  {% set days = lakehouse.days_argument(given.get('days')) %}
  {% set wanted = {'delta.logRetentionDuration': 'interval ' ~ days ~ ' days', 'delta.deletedFileRetentionDuration': 'interval ' ~ days ~ ' days'} %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked, delta=true) %}
    {% if not table.delta %}
      {% do lakehouse.fail(table.name ~ " has no history of its own there, so there is none to keep; its ways back are its backups: emit_sql "
          ~ "with verb: backup_table.") %}
    {% endif %}
    {% do steps.append(lakehouse.step("What " ~ table.identifier ~ " keeps now: if that is longer, leave the next statement out.",
        lakehouse.properties_sql(table))) %}
    {% for statement in lakehouse.set_properties_sql(table, wanted) %}
      {% do steps.append(lakehouse.step("Keep its history for " ~ days ~ " days.", statement)) %}
    {% endfor %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro printed_blue_green_finish(given, asked) %}
  {% set steps, set_id = [], lakehouse.new_set_id('safety') %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.extend(lakehouse.backup_steps(names.old, set_id, [names.live.name], lakehouse.reason_of_finish())) %}
    {% do steps.append(lakehouse.step("Drop " ~ names.old.identifier ~ ": only if the check of its backup said same.",
        lakehouse.drop_table_sql(names.old))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro printed_blue_green_rollback(given, asked) %}
  {% set steps, set_id = [], lakehouse.new_set_id('safety') %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step(
        "Keep the new generation of " ~ names.live.identifier ~ ", with what came since the swap.",
        lakehouse.rename_sql(names.live, names.new))) %}
    {% do steps.append(lakehouse.step("The old one gets its name back.",
        lakehouse.rename_sql(names.old, names.live),
        "only_new are keys that came since the swap, or that the migration made: bring over what is missing.",
        "select (select count(*) from " ~ lakehouse.reader(names.live) ~ ") as rows_now, "
        ~ lakehouse.missing_keys(names.live, lakehouse.reader(names.new), lakehouse.reader(names.live)) ~ " as only_new")) %}
    {% if lakehouse.boolean('drop_new', given.get('drop_new', false)) %}
      {% do steps.extend(lakehouse.backup_steps(names.new, set_id, [names.live.name], 'before blue_green_rollback dropped it')) %}
      {% do steps.append(lakehouse.step("Throw the new generation away: only if the check of its backup said same.",
          lakehouse.drop_table_sql(names.new))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro printed_blue_green_begin(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step(
        "Copy " ~ names.live.identifier ~ " under its new name, to be changed there.",
        lakehouse.copy_table_sql(names.live, none, names.new), "same must be true.",
        lakehouse.same_rows_sql(names.live, lakehouse.reader(names.live), lakehouse.reader(names.new))
    )) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro printed_blue_green_swap(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step("Keep " ~ names.live.identifier ~ " under another name.",
        lakehouse.rename_sql(names.live, names.old))) %}
    {% do steps.append(lakehouse.step("The new one takes its name. Until then nobody can read it.",
        lakehouse.rename_sql(names.new, names.live), "the rows of the new generation.",
        "select count(*) as n from " ~ lakehouse.reader(names.live))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

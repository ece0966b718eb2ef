{% macro printed_blue_green_validate(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% set live, new = lakehouse.reader(names.live), lakehouse.reader(names.new) %}
    {% do steps.append(lakehouse.step(
        names.new.identifier ~ " against " ~ names.live.identifier ~ ": missing and duplicate_new must be 0, rows_new more than 0.",
        "select (select count(*) from " ~ live ~ ") as rows_old, (select count(*) from " ~ new ~ ") as rows_new, "
        ~ lakehouse.missing_keys(names.live, live, new) ~ " as missing, " ~ lakehouse.missing_keys(names.live, new, live) ~ " as extra, "
        ~ lakehouse.duplicate_keys(names.live, new) ~ " as duplicate_new"
    )) %}
    {% set differ, columns = [], lakehouse.declared_columns(names.live) | reject('in', names.live.key) | list %}
    {% for column in columns %}
      {% set name = lakehouse.quoted(names.live, column) %}
      {% do differ.append("sum(case when s." ~ name ~ " is distinct from o." ~ name ~ " then 1 else 0 end) as " ~ name) %}
    {% endfor %}
    {% if differ %}
      {% do steps.append(lakehouse.step(
          "How many values differ in each column that the project declares, for keys that both have.",
          "select " ~ differ | join(", ") ~ " from " ~ live ~ " as s inner join " ~ new ~ " as o on " ~ lakehouse.same_key(names.live, 's', 'o')
      )) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

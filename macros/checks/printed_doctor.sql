{#- Rows and keys of every table and its retention, then the backups: what the doctor looks at, to be read by a person. -#}
{% macro printed_doctor(given, asked) %}
  {% set steps, tables = [], lakehouse.printed_tables(asked) %}
  {% for table in tables %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.append(lakehouse.step(
        table.identifier ~ ": its rows" ~ ("; duplicate_now (keys that occur more than once) and null_now (rows with NULL in the key) must be 0."
            if table.key else "."),
        lakehouse.compare_keys_sql(table, live, none) if table.key else "select count(*) as rows_now from " ~ live
    )) %}
    {% if table.delta %}
      {% do steps.append(lakehouse.step("How long it keeps its log and its replaced files; 30 and 7 days where nothing is said.",
          lakehouse.properties_sql(table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.printed_list_backups({}, asked)) }}
{% endmacro %}

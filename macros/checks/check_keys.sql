{#- Every protected table has a key that is declared, unique and never NULL: merging needs all three. -#}
{% macro check_keys(facts) %}
  {% set problems = [] %}
  {% for fact in facts if fact.exists and not fact.error %}
    {% set name = fact.table.name %}
    {% set look = lakehouse.operation_command('time_travel', {'table': name}) if lakehouse.has_history(fact.table)
        else lakehouse.operation_command('list_backups', {'table': name}) %}
    {% if not fact.table.key %}
      {% do problems.append(lakehouse.finding('', 'WARN', name ~ " has no declared key, so its rows cannot be merged back",
          "declare it: config.meta.key of the source, unique_key of the model", name)) %}
    {% elif fact.null_keys %}
      {% do problems.append(lakehouse.finding('', 'FAIL', '{:,}'.format(fact.null_keys) ~ " rows of " ~ name
          ~ " have NULL in their key (" ~ fact.table.key | join(', ') ~ "); find the version without them", look, name)) %}
    {% elif fact.duplicate_keys %}
      {% do problems.append(lakehouse.finding('', 'FAIL', '{:,}'.format(fact.duplicate_keys) ~ " keys of " ~ name ~ " occur more than once ("
          ~ lakehouse.example_of_duplicate(fact.table, lakehouse.reader(fact.table)) ~ "); find the version without them", look, name)) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('keys', "each key is declared, unique and never NULL", problems)) }}
{% endmacro %}

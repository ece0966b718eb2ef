{#- Every protected table is there, can be read, and holds as many rows as it has held. -#}
{% macro check_tables(facts) %}
  {% set problems, total = [], namespace(rows=0) %}
  {% for fact in facts %}
    {% set name, total.rows = fact.table.name, total.rows + fact.rows %}
    {% set back = lakehouse.run_operation('restore_table', {'table': name, 'auto': true}) %}
    {% set plan = lakehouse.run_operation('recovery_plan', {'table': name}) %}
    {% set most = lakehouse.most_rows(fact) %}
    {% if fact.damaged %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " cannot be opened: its newest commits are damaged. Version "
          ~ fact.damaged.version ~ " of " ~ fact.damaged.committed_at[:19] ~ " can be read, with " ~ '{:,}'.format(fact.damaged.rows) ~ " rows", back, name)) %}
    {% elif not fact.exists and fact.good %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " is not there", back, name)) %}
    {% elif not fact.exists %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " is not there, and there is no good backup of it",
          fact.table.reload or plan, name)) %}
    {% elif fact.error %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " cannot be read: " ~ fact.error, plan, name)) %}
    {% elif most.rows > 0 and fact.rows < most.rows * (1 - lakehouse.suspect_share()) %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " holds " ~ '{:,}'.format(fact.rows) ~ " rows, and " ~ most.where
          ~ " holds " ~ '{:,}'.format(most.rows), back, name)) %}
    {% elif not fact.rows %}
      {% do problems.append(lakehouse.finding('', 'WARN', name ~ " holds no rows, and never held any that is known of",
          fact.table.reload or plan, name)) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('tables', facts | length ~ " protected tables are there and hold " ~ '{:,}'.format(total.rows)
      ~ " rows", problems)) }}
{% endmacro %}

{#- The most rows that one of the points held which can still be read: {rows, where}. -#}
{% macro most_rows(fact) %}
  {% set most = {'rows': 0, 'where': none} %}
  {% for version in fact.versions if not version.unreadable and (version.rows or 0) > most.rows %}
    {% do most.update({'rows': version.rows, 'where': 'version ' ~ version.version ~ ' of ' ~ version.committed_at[:19]}) %}
  {% endfor %}
  {% if fact.good and fact.good.rows > most.rows %}
    {% do most.update({'rows': fact.good.rows, 'where': 'backup ' ~ fact.good.set}) %}
  {% endif %}
  {{ return(most) }}
{% endmacro %}

{#- Print rows as a text table: the named columns, as wide as their widest value, numbers to the right. -#}
{% macro print_table(found, columns) %}
  {% set lines = [columns] %}
  {% for row in found %}
    {% set line = [] %}
    {% for column in columns %}
      {% set value = row[column] %}
      {% do line.append('' if value is none else ('{:,}'.format(value) if value is integer else value | string)) %}
    {% endfor %}
    {% do lines.append(line) %}
  {% endfor %}
  {% for line in lines %}
    {% set cells = [] %}
    {% for column in columns %}
      {% set at = loop.index0 %}
      {% set width = lines | map(attribute=at) | map('length') | max %}
      {% set numeric = found | map(attribute=column) | select('number') | list | length > 0 %}
      {% do cells.append(('{:>' if numeric else '{:<') ~ width ~ '}') %}
    {% endfor %}
    {% do print(('  ' ~ cells | join('  ')).format(*line).rstrip()) %}
  {% endfor %}
{% endmacro %}

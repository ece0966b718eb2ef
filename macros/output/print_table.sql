{#- Print rows as a text table: the named columns, as wide as their widest value, numbers to the right. -#}
{% macro print_table(found, columns) %}
    {% set lines, formats = [columns], [] %}
    {% for row in found %}
        {% set line = [] %}
        {% for column in columns %} {% do line.append(lakehouse.cell_text(row[column])) %} {% endfor %}
        {% do lines.append(line) %}
    {% endfor %}
    {% for column in columns %}
        {% set width = lines | map(attribute=loop.index0) | map('length') | max %}
        {% set numeric = found | map(attribute=column) | select('number') | list | length > 0 %}
        {% do formats.append(('{:>' if numeric else '{:<') ~ width ~ '}') %}
    {% endfor %}
    {% for line in lines %} {% do print(('  ' ~ formats | join('  ')).format(*line).rstrip()) %} {% endfor %}
{% endmacro %}

{% macro cell_text(value) %}
    {{ return('' if value is none else ('{:,}'.format(value) if value is integer else value | string)) }}
{% endmacro %}

{#- Print rows as a text table of 80 columns at most: the named columns, as wide as their widest value, numbers to the
    right. Columns that do not fit stand below their row, as `name value`. No value is cut. -#}
{% macro print_table(found, columns) %}
    {% set lines, widths, formats = [columns], [], [] %}
    {% for row in found %}
        {% set line = [] %}
        {% for column in columns %} {% do line.append(holdfast.cell_text(row[column])) %} {% endfor %}
        {% do lines.append(line) %}
    {% endfor %}
    {% for column in columns %}
        {% do widths.append(lines | map(attribute=loop.index0) | map('length') | max) %}
        {% set numeric = found | map(attribute=column) | select('number') | list | length > 0 %}
        {% do formats.append(('{:>' if numeric else '{:<') ~ widths[-1] ~ '}') %}
    {% endfor %}
    {% set longest_word = (lines | map(attribute=-1) | join(' ')).split() | map('length') | max %}
    {% set shown = holdfast.columns_that_fit(widths, longest_word) %}
    {% for line in lines %}
        {% set cells = ['  '] %}
        {% for index in shown %} {% do cells.append(formats[index].format(line[index])) %} {% endfor %}
        {% do holdfast.print_hanging('  ' ~ cells[1:-1] | join('  ') ~ ('  ' if cells[2:] else ''), cells[-1]) %}
        {% do holdfast.print_cells_below(columns, line, shown) if not loop.first %}
    {% endfor %}
{% endmacro %}

{% macro cell_text(value) %}
    {{ return('' if value is none else ('{:,}'.format(value) if value is integer else value | string)) }}
{% endmacro %}

{#- Return the indexes of the columns that a line of 80 has room for. All have when the last one is a text that can be
    wrapped in the room that the others leave. -#}
{% macro columns_that_fit(widths, longest_word) %}
    {% set room, shown, used = 78 - (widths[:-1] | sum) - 2 * (widths | length - 1), [], [2] %}
    {% if room >= [widths[-1], [30, longest_word] | max] | min %}
        {{ return(range(widths | length) | list) }}
    {% endif %}
    {% for width in widths %}
        {% if loop.first or used | sum + width <= 80 %}
            {% do shown.append(loop.index0) %} {% do used.append(width + 2) %}
        {% endif %}
    {% endfor %}
    {{ return(shown) }}
{% endmacro %}

{#- Print the cells of the columns that are not shown, as many in a line as there is room for. -#}
{% macro print_cells_below(columns, line, shown) %}
    {% set packed = [] %}
    {% for column in columns %}
        {% set cell = '' if loop.index0 in shown else line[loop.index0] %}
        {% set pair = column ~ ' ' ~ cell %}
        {% if cell and packed and (packed[-1] ~ pair) | length <= 74 %}
            {% do packed.append(packed.pop() ~ '  ' ~ pair) %}
        {% elif cell %} {% do packed.append(pair) %}
        {% endif %}
    {% endfor %}
    {% for text in packed %} {% do print('    ' ~ text) %} {% endfor %}
{% endmacro %}

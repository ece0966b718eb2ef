{#- Return rows as a Markdown table; what is none is "not known".

    columns   {key of a row: heading} -#}
{% macro markdown_table(rows, columns) %}
    {% set lines = ["| " ~ columns.values() | join(" | ") ~ " |", "|" ~ " --- |" * columns | length] %}
    {% for row in rows %}
        {% set cells = [] %}
        {% for key in columns %} {% do cells.append(holdfast.known(row[key]) | replace("|", "\\|")) %} {% endfor %}
        {% do lines.append("| " ~ cells | join(" | ") ~ " |") %}
    {% endfor %}
    {{ return(lines | join("\n")) }}
{% endmacro %}

{#- Return a value for people. -#}
{% macro known(value) %}
    {% if value is none or value is undefined %} {{ return("not known") }} {% endif %}
    {{ return(holdfast.cell_text(value if value is string or value is not iterable else value | join(', '))) }}
{% endmacro %}

{#- Return seconds for people: "42 seconds after the first loss"; none is "not known". -#}
{% macro duration_text(seconds, after) %}
    {% if seconds is none %} {{ return("not known") }}
    {% elif seconds < 120 %} {{ return(holdfast.counted(seconds, "second") ~ after) }}
    {% elif seconds < 7200 %} {{ return((seconds / 60) | round | int ~ " minutes" ~ after) }}
    {% elif seconds < 172800 %} {{ return((seconds / 3600) | round | int ~ " hours" ~ after) }}
    {% endif %}
    {{ return((seconds / 86400) | round | int ~ " days" ~ after) }}
{% endmacro %}

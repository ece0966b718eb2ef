{#- Return SQL from a template without what the template left: the indentation that all lines share, blank lines, and
    spaces at the ends of lines. What stands in single quotes stays as it is. -#}
{% macro sql_text(sql) %}
    {% set without_texts = modules.re.sub("'[^']*'", "''", sql) %}
    {% set indents = modules.re.findall('(?m)^( *)(?=[^ \n])', without_texts) | map('length') | list %}
    {% set ends = '[ \t]*(\n[ \t]*)*(?=\n)' %}
    {% set shared = '\n {0,' ~ (indents | min if indents else 0) ~ '}' %}
    {% set parts = [] %}
    {% for part in modules.re.split("('[^']*')", sql) %}
        {% do parts.append(part if loop.index is even else modules.re.sub(shared, '\n',
            modules.re.sub(ends, '', part))) %}
    {% endfor %}
    {{ return(parts | join | trim) }}
{% endmacro %}

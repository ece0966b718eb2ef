{% macro spark__quote_name(name) %} {{ return('`' ~ (name | replace('`', '``')) ~ '`') }} {% endmacro %}

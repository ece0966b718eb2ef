{% macro duckdb__find_damage(record) %}
    {% set id = lakehouse.text_literal(record.id) %}
    {{ return(lakehouse.query("select unreadable from lake.check_backup(" ~ id ~ ")")[0].unreadable) }}
{% endmacro %}

{% macro duckdb__find_damage(record) %}
    {% set id = holdfast.text_literal(record.id) %}
    {{ return(holdfast.query("select unreadable from lake.check_backup(" ~ id ~ ")")[0].unreadable) }}
{% endmacro %}

{% macro duckdb__find_damage(record) %}
    {% if record.get('here') is false %} {{ return(none) }} {% endif %}
    {% set id = holdfast.text_literal(record.id) %}
    {{ return(holdfast.query("select unreadable from lake.check_backup(" ~ id ~ ")")[0].unreadable) }}
{% endmacro %}

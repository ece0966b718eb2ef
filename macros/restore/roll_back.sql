{#- Set a table back to its safety point, when a restore did not become what was planned. Returns why that failed, or
    none. -#}
{% macro roll_back(plan, safety) %}
    {% set unchanged = safety and safety.kind == 'version' and safety.id == holdfast.current_version(plan.table) %}
    {% if safety and not unchanged %}
        {% set failed = holdfast.try_steps(holdfast.replace_steps({'table': plan.table, 'source': plan.table,
            'point': safety, 'exists': true, 'mode': 'replace', 'drifted': true, 'note': 'set back to ' ~ safety.label,
            'undo_version': safety.id + 1 if safety.kind == 'version' else none})) %}
        {{ return(failed.error if failed else none) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

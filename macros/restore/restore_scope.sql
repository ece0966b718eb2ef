{#- The tables that restore_all is about: those named, else those that the set holds, else all protected ones; with
    remarks {table, point, why} on tables that only the project or only the set has. -#}
{% macro restore_scope(unit, names) %}
    {% if names is not none %} {{ return({'tables': holdfast.tables_argument(names), 'remarks': []}) }}
    {% elif unit %} {{ return(holdfast.tables_of_set(unit)) }}
    {% endif %}
    {{ return({'tables': holdfast.protected_tables(), 'remarks': []}) }}
{% endmacro %}

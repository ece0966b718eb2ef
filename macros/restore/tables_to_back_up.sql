{#- The protected tables: {there, missing, unbuilt}. `missing` do not exist although something remembers them; `unbuilt`
    do not exist, and nothing does. Where no table exists at all, all are missing. -#}
{% macro tables_to_back_up() %}
    {% set found, absent = {'there': [], 'missing': [], 'unbuilt': []}, [] %}
    {% for table in holdfast.protected_tables() %}
        {% do (found.there if holdfast.exists(table) else absent).append(table) %}
    {% endfor %}
    {% if absent and not found.there %} {{ return(dict(found, missing=absent)) }} {% endif %}
    {% set all_backups, memory = (holdfast.backups(), holdfast.loss_memory()) if absent else ([], {}) %}
    {% for table in absent %}
        {% set is_known = holdfast.what_remembers(table, all_backups) or memory.get(table.name) %}
        {% do (found.missing if is_known else found.unbuilt).append(table) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro spark__concurrent_commit(plan) %}
    {% set expected = plan.statements | length %}
    {% if plan.undo_version is none or holdfast.current_version(plan.table) - plan.undo_version <= expected %}
        {{ return(none) }}
    {% endif %}
    {% set since = [] %}
    {% for commit in holdfast.history(plan.table, with_readable=false) if commit.version > plan.undo_version %}
        {% do since.append(commit.version) if not modules.re.match('(?i)optimize|vacuum|compute stat', commit.operation
            or '') %}
    {% endfor %}
    {{ return(since | max if since | length > expected else none) }}
{% endmacro %}

{#- Return what the pre-hooks, post-hooks and sql_header of a selected node would destroy. No macro sees such SQL before
    it is sent, so its text is read; see violations_of_text(). -#}
{% macro violations_of_hooks(node, protected) %}
    {% set own, found = holdfast.protected_table_of(node, protected), [] %}
    {% for when in ["pre-hook", "post-hook"] %}
        {% for hook in node.config.get(when) or [] %}
            {% set actor = "a " ~ when ~ " of " ~ node.resource_type ~ " '" ~ node.name ~ "'" %}
            {% do found.extend(holdfast.violations_of_text(hook.sql, actor, own, protected)) %}
        {% endfor %}
    {% endfor %}
    {% do found.extend(holdfast.violations_of_text(node.config.get("sql_header") or "", "the sql_header of "
        ~ node.resource_type ~ " '" ~ node.name ~ "'", own, protected)) %}
    {{ return(found) }}
{% endmacro %}

{#- Return what an on-run hook would destroy. -#}
{% macro violations_of_operation(node, protected) %}
    {{ return(holdfast.violations_of_text(node.raw_code, "the hook " ~ node.name, none, protected,
        holdfast.runs_before_guard(node))) }}
{% endmacro %}

{#- Does a hook run before the guard? dbt runs the on-run-start hooks of the project in order, then those of packages.
-#}
{% macro runs_before_guard(node) %}
    {% for other in graph.nodes.values() if holdfast.is_start_hook(other) and "holdfast.guard(" in other.raw_code %}
        {% if holdfast.is_start_hook(node) and (node.index or 0) < (other.index or 0) %} {{ return(true) }} {% endif %}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}

{#- Is a node an on-run-start hook of the project itself? -#}
{% macro is_start_hook(node) %}
    {{ return(node.resource_type == "operation" and node.package_name == project_name
        and "on-run-start" in node.tags) }}
{% endmacro %}

{#- Refuse where another run has begun the deployment, or one with a table in common, at the same time. -#}
{% macro require_begun_by_this_run(suffix) %}
    {% set own = holdfast.deployments() | selectattr("suffix", "equalto", suffix) | first %}
    {% if not own or own.begun_by != invocation_id %}
        {% do holdfast.fail("Another blue_green_begin began at the same time, with "
            ~ ("the suffix " ~ suffix if own else "a table of this one")
            ~ "; wait until it has ended, then begin with other tables or finish that deployment first.") %}
    {% endif %}
{% endmacro %}

{#- Return the deployment of that suffix, or a new one, and record that it begins. -#}
{% macro deployment_to_begin(tables, suffix, dry_run) %}
    {% set deployment = holdfast.deployments() | selectattr("suffix", "equalto", suffix) | first %}
    {% if not deployment %}
        {% set deployment = holdfast.new_deployment(tables, suffix) %}
        {% if not dry_run %}
            {% do holdfast.log_deployment('begin', 'started', deployment, {'tables': deployment.tables}) %}
            {% do holdfast.require_begun_by_this_run(suffix) %}
        {% endif %}
        {{ return(deployment) }}
    {% endif %}
    {% do holdfast.require_all_tables(deployment, tables) if tables is not none %}
    {% do holdfast.require_deployment_verb(deployment, "begin") %}
    {% if not deployment.running %}
        {% do deployment.update({"refreshes": true}) %}
        {% set detail = {"tables": deployment.tables, "again": true} %}
        {% do holdfast.log_deployment('begin', 'started', deployment, detail) if not dry_run %}
    {% endif %}
    {{ return(deployment) }}
{% endmacro %}

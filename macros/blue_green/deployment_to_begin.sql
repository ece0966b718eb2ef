{#- Return the deployment of that suffix, or a new one, and record that it begins. -#}
{% macro deployment_to_begin(tables, suffix, dry_run) %}
    {% set deployment = holdfast.deployments() | selectattr("suffix", "equalto", suffix) | first %}
    {% if not deployment %}
        {% set deployment = holdfast.new_deployment(tables, suffix) %}
        {% do holdfast.log_deployment('begin', 'started', deployment, {'tables': deployment.tables}) if not dry_run %}
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

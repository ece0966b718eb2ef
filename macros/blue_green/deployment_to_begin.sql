{#- Return the deployment of that suffix, or a new one, and record that it begins. -#}
{% macro deployment_to_begin(tables, suffix, dry_run) %}
    {% set deployment = lakehouse.deployments() | selectattr("suffix", "equalto", suffix) | first %}
    {% if not deployment %}
        {% set deployment = lakehouse.new_deployment(tables, suffix) %}
        {% do lakehouse.log_deployment('begin', 'started', deployment, {'tables': deployment.tables}) if not dry_run %}
        {{ return(deployment) }}
    {% endif %}
    {% do lakehouse.require_all_tables(deployment, tables) if tables is not none %}
    {% do lakehouse.require_deployment_verb(deployment, "begin") %}
    {% if not deployment.running %}
        {% do deployment.update({"refreshes": true}) %}
        {% set detail = {"tables": deployment.tables, "again": true} %}
        {% do lakehouse.log_deployment('begin', 'started', deployment, detail) if not dry_run %}
    {% endif %}
    {{ return(deployment) }}
{% endmacro %}

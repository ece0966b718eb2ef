{#- Return the deployment that a verb is about: the one named, or the only one. Refuse when it is not clear which.

    suffix   the name of a deployment, or none
    tables   none, or the names of all of its tables: no verb takes a part of a deployment -#}
{% macro find_deployment(suffix, tables=none) %}
    {% set all = holdfast.deployments() %}
    {% set refusal = holdfast.choice_of_deployment_refusal(all | map(attribute="suffix") | list, suffix) %}
    {% do holdfast.fail(refusal) if refusal %}
    {% set deployment = all[0] if suffix is none else all | selectattr("suffix", "equalto", suffix) | first %}
    {% do holdfast.require_all_tables(deployment, tables) if tables is not none %}
    {{ return(deployment) }}
{% endmacro %}

{% macro choice_of_deployment_refusal(names, suffix) %}
    {% if not names %}
        {{ return("No blue/green deployment is in progress; begin one: "
            ~ "dbt run-operation blue_green_begin --args '{tables: [TABLE], suffix: _new}'.") }}
    {% elif suffix is none and names | length > 1 %}
        {{ return("More than one deployment is in progress; add suffix: " ~ names | join(" or ") ~ ".") }}
    {% elif suffix is not none and holdfast.identifier("suffix", suffix) not in names %}
        {{ return("No deployment '" ~ suffix ~ "' is in progress; use suffix: " ~ names | join(" or ") ~ ".") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{% macro require_all_tables(deployment, tables) %}
    {% set wanted = holdfast.tables_argument(tables) | map(attribute="name") | sort %}
    {% set own = deployment.tables | map(attribute="name") | sort %}
    {% if wanted != own %}
        {% do holdfast.fail("The tables of deployment " ~ deployment.suffix ~ " are " ~ own | join(", ") ~ ", not "
            ~ wanted | join(", ") ~ "; leave out tables, or begin another deployment with another suffix.") %}
    {% endif %}
{% endmacro %}

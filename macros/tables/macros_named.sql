{#- Return the macros that a project names in a variable (`holdfast_checks: [my_check, other_package.its_check]`): a
    list of {name, call}. A name without a package is the project's own. So the package asks what only the project
    knows. -#}
{% macro macros_named(variable) %}
    {% set given, found = var(variable, []), [] %}
    {% do holdfast.fail(variable ~ ": " ~ given ~ " is not a list of macros. Use " ~ variable
        ~ ": [my_macro] in dbt_project.yml.") if given is mapping or given is not iterable %}
    {% for name in holdfast.as_list(given) %}
        {% set name = holdfast.identifier(variable, name) %}
        {% set package, short = (name.split('.') if '.' in name else [project_name, name]) %}
        {% set known = context.get(package) or {} %}
        {% if short not in known %}
            {% set nearest = holdfast.nearest(short, known) %}
            {% do holdfast.fail(variable ~ " in dbt_project.yml names the macro '" ~ name ~ "', which does not exist; "
                ~ ("did you mean '" ~ nearest ~ "'?" if nearest else "define it, or take the name out.")) %}
        {% endif %}
        {% do found.append({'name': name, 'call': known[short]}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

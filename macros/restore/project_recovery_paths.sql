{#- Recovery paths that only the project knows. The variable holdfast_points names macros; each is called with a table
    of tables() and returns a list of {point, gives_back, command}, perhaps with `seconds`. -#}
{% macro project_recovery_paths(table) %}
    {% set found = [] %}
    {% for hook in holdfast.macros_named('holdfast_points') %}
        {% for path in hook.call(table) %}
            {% if not (path.point and path.gives_back and path.command) %}
                {% do holdfast.fail("The macro " ~ hook.name ~ " of holdfast_points returned " ~ path
                    ~ "; each recovery path needs point, gives_back and command.") %}
            {% endif %}
            {% do found.append({'point': path.point, 'gives_back': path.gives_back, 'command': path.command,
                'seconds': path.get('seconds')}) %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

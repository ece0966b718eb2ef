{#- Return the tables (as `table.sql`) that `--vars '{allow_destroy: [table, ...]}'` names. Each must exist: a word such
    as `all` is refused like any unknown name, so there is no general switch. The override counts for one command; in
    dbt_project.yml it would hold for every run and is refused. -#}
{% macro allowed_to_destroy() %}
    {% set names, tables = (holdfast.override_names(var("allow_destroy", none), invocation_args_dict.get("vars")
        or {}), []) %}
    {% set orphans = holdfast.orphaned_tables() | map(attribute="table") | list if names else [] %}
    {% for name in names %}
        {% set table = orphans | selectattr("name", "equalto", name) | first
            or holdfast.find_table(holdfast.identifier("allow_destroy", name)) %}
        {% do tables.append(table.sql) %}
    {% endfor %}
    {{ return(tables) }}
{% endmacro %}

{#- Return the names in a variable that overrides the guard: allow_destroy or accept_loss.

    given          its value
    command_vars   the variables of the command -#}
{% macro override_names(given, command_vars, variable="allow_destroy") %}
    {% set example = "--vars '{" ~ variable ~ ": [table]}'" %}
    {% if given is none %} {{ return([]) }}
    {% elif variable not in command_vars %}
        {% do holdfast.fail(variable ~ " is set in dbt_project.yml and would hold for every run; remove it, and add "
            ~ example ~ " to the one command that needs it.") %}
    {% elif given is mapping or given is not iterable %}
        {% do holdfast.fail(variable ~ ": " ~ given ~ " is not a list of tables; write " ~ example ~ ".") %}
    {% endif %}
    {{ return(holdfast.as_list(given)) }}
{% endmacro %}

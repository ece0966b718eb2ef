{#- Return the tables (as `table.sql`) whose loss the command accepts by `--vars '{accept_loss: [table]}'`. -#}
{% macro losses_accepted() %}
    {% set tables = [] %}
    {% for name in holdfast.override_names(var("accept_loss", none), invocation_args_dict.get("vars") or {},
        "accept_loss") %}
        {% do tables.append(holdfast.find_table(holdfast.identifier("accept_loss", name)).sql) %}
    {% endfor %}
    {{ return(tables) }}
{% endmacro %}

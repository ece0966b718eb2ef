{#- Compare the values of the columns that both tables have, for the keys that both have: {lost, changed}; see
    compare_deployment().

    columns       {name, type, old_type}
    keys_differ   true: one side has keys that the other lacks -#}
{% macro compare_values(table, old, new, columns, keys_differ) %}
    {% set old_side = holdfast.shared_keys_sql(table, old, new) if keys_differ else old %}
    {% set new_side = holdfast.shared_keys_sql(table, new, old) if keys_differ else new %}
    {{ return(holdfast.column_differences(columns, holdfast.column_facts(table, old_side, columns),
        holdfast.column_facts(table, new_side, columns))) }}
{% endmacro %}

{#- Return {lost, changed} from {column: {filled, hash}} of both sides. -#}
{% macro column_differences(columns, then, now) %}
    {% set lost, changed = [], [] %}
    {% for column in columns %}
        {% set name, old_type = column.name, column.old_type %}
        {% if now[name].filled < then[name].filled %}
            {% do lost.append(name ~ " (" ~ now[name].filled ~ " of " ~ then[name].filled ~ " values)") %}
        {% elif column.type != old_type %} {% do changed.append(name ~ " (" ~ old_type ~ " to " ~ column.type ~ ")") %}
        {% elif now[name].hash != then[name].hash %} {% do changed.append(name) %}
        {% endif %}
    {% endfor %}
    {{ return({"lost": lost, "changed": changed}) }}
{% endmacro %}

{#- The rows of one side whose key the other has, too. -#}
{% macro shared_keys_sql(table, from_clause, other) %}
    {% set sql %}
    (
      select holdfast_this.*
      from {{ from_clause }} as holdfast_this
      where {{ holdfast.key_is_in(table, other) }}
    ) as shared_keys
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

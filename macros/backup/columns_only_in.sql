{#- The columns of a copy that no holder has in a type which holds all of their values: a list of names. Columns are
    known by manifests, but a copy is read whole before it counts as a holder.

    holders   see holders_of_keys() -#}
{% macro columns_only_in(table, record, holders) %}
    {% set only = holdfast.columns_without(record.get('columns') or [], holders.columns) %}
    {% set state = namespace(only=only) %}
    {% for other in holders.copies if state.only %}
        {% set rest = holdfast.columns_without(state.only, other.get('columns') or []) %}
        {% if rest | length < state.only | length and not holdfast.unsound_copy(table, other) %}
            {% set state.only = rest %}
        {% endif %}
    {% endfor %}
    {{ return(state.only | map(attribute='name') | list) }}
{% endmacro %}

{#- Return the columns that others have not, or have in a type that does not hold all of their values. -#}
{% macro columns_without(columns, others) %}
    {% set found = [] %}
    {% for column in columns %}
        {% set held = [] %}
        {% for other in others if other.name | lower == column.name | lower
            and holdfast.keeps_values(column.type | lower, other.type | lower) %}
            {% do held.append(other) %}
        {% endfor %}
        {% do found.append(column) if not held %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

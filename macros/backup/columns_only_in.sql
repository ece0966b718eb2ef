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

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

{#- Does a type hold all values of an older one? Of a struct, list or map it has at least the old fields. -> bool -#}
{% macro keeps_values(old, new) %}
    {% set brackets, nested = "[]<>(),[]", [] %}
    {% for type in [old, new] if modules.re.search(brackets, type) and not type.startswith("decimal(") %}
        {% do nested.append(modules.re.split(brackets, type) | map("trim") | list) %}
    {% endfor %}
    {{ return(holdfast.fits_into(old, new)
        or (nested | length == 2 and not nested[0] | reject("in", nested[1]) | list)) }}
{% endmacro %}

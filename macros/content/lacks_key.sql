{#- Return the columns of the table's key that a FROM clause lacks: the columns were renamed, the table was replaced by
    another one, or the project declares another key since. Names are compared without case. What cannot be opened lacks
    none that is known. -#}
{% macro lacks_key(table, from_clause) %}
    {% if holdfast.unopened(from_clause) %} {{ return([]) }} {% endif %}
    {% set lacking, existing = [], holdfast.columns_of(from_clause) | map(attribute='name') | map('lower') | list %}
    {% for column in table.key or [] if column | lower not in existing %} {% do lacking.append(column) %} {% endfor %}
    {{ return(lacking) }}
{% endmacro %}

{#- Return "has no column id, which is in its key". -#}
{% macro lacking_text(columns) %}
    {{ return("has no column " ~ columns | join(" and no column ") ~ ", which is in its key") }}
{% endmacro %}

{#- Return why the keys of a FROM clause cannot be compared with those of another one, which has them all: it lacks a
    column of the key, or has one of a type to which the other's values do not convert, nor it to theirs; or none. -#}
{% macro key_fault(table, from_clause, reference) %}
    {% if holdfast.unopened(from_clause) %} {{ return(none) }} {% endif %}
    {% set lacking, odd, types = holdfast.lacks_key(table, from_clause), [], {} %}
    {% if lacking %} {{ return(holdfast.lacking_text(lacking)) }} {% endif %}
    {% for column in holdfast.columns_of(reference) %}
        {% do types.update({column.name | lower: column.type}) %}
    {% endfor %}
    {% set key = table.key | map("lower") | list %}
    {% for column in holdfast.columns_of(from_clause) if column.name | lower in key %}
        {% set other = types[column.name | lower] %}
        {% do odd.append(column.name ~ " is " ~ column.type ~ ", not " ~ other) if not (
            holdfast.fits_into(column.type, other) or holdfast.fits_into(other, column.type)) %}
    {% endfor %}
    {{ return("has a key of another type: " ~ odd | join(", ") if odd else none) }}
{% endmacro %}

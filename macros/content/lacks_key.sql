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

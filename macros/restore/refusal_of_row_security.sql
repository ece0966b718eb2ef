{#- Why nothing is restored through a row filter, a column mask or a policy, as a sentence; none without one. What it
    hides would count as missing: a merge would insert it again, and the check could not see that.

    table           where to; exists: is it there now?
    source, point   what from; a version is read through the filter of its table -#}
{% macro refusal_of_row_security(table, source, point, exists) %}
    {% set looked_at = [table] if exists else ([source] if point.kind == 'version' else []) %}
    {% for each in looked_at %}
        {% set security = holdfast.row_security(each) %}
        {% if security %}
            {{ return(each.identifier ~ " has " ~ security | join(", ")
                ~ ", which may hide rows or values of it: what is hidden would count as missing. Lift that for the "
                ~ "time of the restore, or restore a backup beside it with into: NAME.") }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Return why a new table must not be swapped in: a list of clauses without their subject, the new table.

    found                                   see compare_deployment()
    allow_missing_keys, allow_lost_columns  true: no problem for this table
    example                                 a key that is missing, as text -#}
{% macro deployment_problems(found, allow_missing_keys, allow_lost_columns, example, suffix) %}
    {% set table, problems = found.table, [] %}
    {% if found.rows_old and not found.rows_new and not allow_missing_keys %}
        {% do problems.append("is empty, and " ~ table ~ " holds " ~ found.rows_old
            ~ " rows; if that is intended, add allow_missing_keys: [" ~ table ~ "]") %}
    {% elif found.missing and not allow_missing_keys %}
        {% do problems.append("lacks " ~ found.missing ~ " keys of " ~ table ~ " (" ~ example
            ~ "); if that is intended, add allow_missing_keys: [" ~ table ~ "]") %}
    {% endif %}
    {% if found.double %} {% do problems.append("has " ~ found.double ~ " duplicate or null keys") %} {% endif %}
    {% if found.moved %}
        {% do problems.append("lacks " ~ found.moved ~ " rows that were added to or changed in " ~ table
            ~ " since the copy; merge them with " ~ holdfast.deployment_command("begin", suffix)) %}
    {% endif %}
    {% if found.lost and not allow_lost_columns %}
        {% do problems.append("loses values of columns: " ~ found.lost | join(", ")
            ~ "; if that is intended, add allow_lost_columns: [" ~ table ~ "]") %}
    {% endif %}
    {{ return(problems) }}
{% endmacro %}

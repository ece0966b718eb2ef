{#- Return why a new table must not be swapped in: a list of clauses without their subject, the new table.

    found        see compare_deployment()
    exceptions   {allow_missing_keys, allow_lost_columns, allow_deleted_keys}: names of tables for which this is no
                 problem
    examples     {missing, deleted}: a key of each, as text -#}
{% macro deployment_problems(found, exceptions, examples, suffix) %}
    {% set table, problems = found.table, [] %}
    {% if found.rows_old and not found.rows_new %}
        {% do problems.append("is empty, and " ~ table ~ " holds " ~ found.rows_old ~ " rows"
            ~ holdfast.exception_text("allow_missing_keys", table)) if table not in exceptions.allow_missing_keys %}
    {% elif found.missing and table not in exceptions.allow_missing_keys %}
        {% do problems.append("lacks " ~ found.missing ~ " keys of " ~ table ~ " (" ~ examples.missing ~ ")"
            ~ holdfast.exception_text("allow_missing_keys", table)) %}
    {% endif %}
    {% if found.double %} {% do problems.append("has " ~ found.double ~ " duplicate or null keys") %} {% endif %}
    {% do problems.append("lacks " ~ found.moved ~ " rows that were added to or changed in " ~ table
        ~ " since the copy; merge them with " ~ holdfast.deployment_command("begin", suffix)) if found.moved %}
    {% if found.deleted and table not in exceptions.allow_deleted_keys %}
        {% do problems.append("still has " ~ holdfast.counted(found.deleted, "key") ~ " deleted from " ~ table
            ~ " since the copy (" ~ examples.deleted ~ "); delete them in it, too"
            ~ holdfast.exception_text("allow_deleted_keys", table)) %}
    {% endif %}
    {% if found.lost and table not in exceptions.allow_lost_columns %}
        {% do problems.append("loses values of columns: " ~ found.lost | join(", ")
            ~ holdfast.exception_text("allow_lost_columns", table)) %}
    {% endif %}
    {{ return(problems) }}
{% endmacro %}

{% macro exception_text(argument, table) %}
    {{ return("; if that is intended, add " ~ argument ~ ": [" ~ table ~ "]") }}
{% endmacro %}

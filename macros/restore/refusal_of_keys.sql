{#- Why rows cannot be merged by key, or none: a key occurs more than once, or is NULL. -#}
{% macro refusal_of_keys(request, counts, here, there) %}
    {% set table, instead = request.source, "so rows cannot be merged by key; say mode: replace, or restore beside it "
        ~ "with into: NAME." %}
    {% for side, from_clause in {'now': here, 'then': there}.items() %}
        {% set where = 'the table now' if side == 'now' else request.point.label %}
        {% if counts['duplicate_' ~ side] %}
            {{ return("In " ~ where ~ " " ~ counts['duplicate_' ~ side] ~ " keys of " ~ table.name
                ~ " occur more than once (" ~ holdfast.example_of_duplicate(table, from_clause) ~ "), " ~ instead) }}
        {% elif counts['null_' ~ side] %}
            {{ return("In " ~ where ~ " " ~ counts['null_' ~ side] ~ " rows of " ~ table.name
                ~ " have NULL in their key (" ~ table.key | join(', ') ~ "), " ~ instead) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

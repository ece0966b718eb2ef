{#- Refuse to merge by key where a key occurs more than once, or is NULL. -#}
{% macro reject_ambiguous_keys(request, counts, here, there) %}
    {% set table, instead = request.source, "so rows cannot be merged by key; say mode: replace, or restore beside it "
        ~ "with into: NAME." %}
    {% for side, from_clause in {'now': here, 'then': there}.items() %}
        {% set where = 'the table now' if side == 'now' else request.point.label %}
        {% if counts['duplicate_' ~ side] %}
            {% do holdfast.fail("In " ~ where ~ " " ~ counts['duplicate_' ~ side] ~ " keys of " ~ table.name
                ~ " occur more than once (" ~ holdfast.example_of_duplicate(table, from_clause) ~ "), " ~ instead) %}
        {% elif counts['null_' ~ side] %}
            {% do holdfast.fail("In " ~ where ~ " " ~ counts['null_' ~ side] ~ " rows of " ~ table.name
                ~ " have NULL in their key (" ~ table.key | join(', ') ~ "), " ~ instead) %}
        {% endif %}
    {% endfor %}
{% endmacro %}

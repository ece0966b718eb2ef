{#- Count the rows and keys of both sides: see compare_keys(), period_changes(), and newest_now, newest_then. `here` and
    `there` are FROM clauses; `here` is none where the table does not exist. A merge needs a key, and each key once; a
    replacement needs neither. {refusal} where a merge is not possible. -#}
{% macro compare_sides(request, here, there) %}
    {% set table, merges = request.source, here and request.mode == 'merge' %}
    {% if table.key %}
        {% set counts = holdfast.compare_keys(table, here, there) %}
        {% set refusal = holdfast.refusal_of_keys(request, counts, here, there) if merges %}
        {% if refusal %} {{ return({'refusal': refusal}) }} {% endif %}
        {% do counts.update(holdfast.period_changes(request, counts)) if merges %}
    {% else %}
        {% if merges %} {{ return({'refusal': holdfast.merge_needs_key(table)}) }}
        {% endif %}
        {% set counts = {'rows_now': holdfast.count_rows(here) if here else 0,
            'rows_then': holdfast.count_rows(there), 'only_now': none, 'only_then': none} %}
    {% endif %}
    {% if table.newest %}
        {% do counts.update({'newest_now': holdfast.query(holdfast.newest_sql(table, here))[0].newest | string if here
            else none, 'newest_then': holdfast.query(holdfast.newest_sql(table, there))[0].newest | string}) %}
    {% endif %}
    {{ return(counts) }}
{% endmacro %}

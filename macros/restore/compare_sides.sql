{#- Count the rows and keys of both sides: see compare_keys(), period_changes(), and newest_now, newest_then. `here` and
    `there` are FROM clauses; `here` is none where the table does not exist. A merge needs a key that both sides
    have, and each key once; a replacement needs neither. {refusal} where a merge is not possible, or
    the two cannot be compared. -#}
{% macro compare_sides(request, here, there) %}
    {% set table, merges = request.source, here and request.mode == 'merge' %}
    {% set tried = holdfast.try_compare_keys(table, here, there) if table.key else {'error': none} %}
    {% set lacking = holdfast.side_without_key(request, here, there) if tried.error else none %}
    {% if tried.error and not lacking %}
        {{ return({'refusal': table.name ~ " cannot be compared with " ~ request.point.label ~ " ("
            ~ tried.error | string | trim | truncate(300, true, '...') ~ "); restore it beside with into: NAME."}) }}
    {% elif merges and lacking %}
        {{ return({'refusal': lacking ~ ", so rows cannot be merged by key; say mode: replace, or restore beside it "
            ~ "with into: NAME."}) }}
    {% elif merges and not table.key %} {{ return({'refusal': holdfast.merge_needs_key(table)}) }}
    {% elif table.key and not lacking %}
        {% do tried.pop('error') %}
        {% set counts = tried %}
        {% set refusal = holdfast.refusal_of_keys(request, counts, here, there) if merges %}
        {% if refusal %} {{ return({'refusal': refusal}) }}
        {% endif %}
        {% do counts.update(holdfast.period_changes(request, counts)) if merges %}
    {% else %}
        {% set counts = {'rows_now': holdfast.count_rows(here) if here else 0,
            'rows_then': holdfast.count_rows(there), 'only_now': none, 'only_then': none} %}
    {% endif %}
    {% do counts.update({'newest_now': holdfast.newest_of(table, here).value if here else none,
        'newest_then': holdfast.newest_of(table, there).value}) if table.newest %}
    {{ return(counts) }}
{% endmacro %}

{#- Return which side lacks a column of the key, as the start of a sentence, or none. -#}
{% macro side_without_key(request, here, there) %}
    {% for name, from_clause in {request.source.name: here, request.point.label: there}.items() if from_clause %}
        {% set lacking = holdfast.lacks_key(request.source, from_clause) %}
        {% if lacking %} {{ return(name ~ " " ~ holdfast.lacking_text(lacking)) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

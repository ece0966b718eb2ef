{#- Return one key that occurs more than once, for the refusal that names it: "game_id 7, team MTL: 2 rows". -#}
{% macro example_of_duplicate(table, from_clause) %}
    {% set key = holdfast.key_list(table) %}
    {% set sql %}
    select {{ key }}, count(*) as holdfast_copies
    from {{ from_clause }}
    group by {{ key }}
    having count(*) > 1
    order by holdfast_copies desc, {{ key }}
    limit 1
    {% endset %}
    {% set found, parts = holdfast.query(holdfast.sql_text(sql))[0], [] %}
    {% for column in table.key %} {% do parts.append(column ~ " " ~ found[column | lower]) %} {% endfor %}
    {{ return(parts | join(", ") ~ ": " ~ found.holdfast_copies ~ " rows") }}
{% endmacro %}

{#- Return the columns of copies_sql() that `manifest` and `complete` give, as a select list. -#}
{% macro manifest_columns(table) %}
    {% set field = {} %}
    {% for name in ['sequence', 'taken_at', 'verified_at', 'suspect', 'damaged', 'pinned'] %}
        {% do field.update({name: holdfast.json_text_sql(table, "manifest", [name])}) %}
    {% endfor %}
    {% set sql %}
    {{ holdfast.json_length_sql(table, "manifest", "set_tables") }} as set_size,
    try_cast({{ field.sequence }} as bigint) as sequence_number,
    coalesce({{ field.taken_at }}, '') as recorded_at,
    coalesce({{ field.verified_at }}, '') as read_at,
    complete,
    coalesce({{ field.verified_at }}, '') <> '' as verified,
    coalesce({{ field.suspect }}, '') <> '' as suspect,
    coalesce({{ field.damaged }}, '') <> '' as damaged,
    coalesce({{ field.pinned }}, '') = 'true' as pinned
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}

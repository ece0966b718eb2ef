{#- Return {name: comment} of the managed tables of a schema, by their folders: one scan of all logs, where DESCRIBE
    DETAIL takes a statement a table. A table whose log cannot be read this way is left out.

    place   a table of the schema -#}
{% macro logged_comments(place) %}
    {% set located, found = [], {} %}
    {% for row in holdfast.query("describe schema " ~ holdfast.sql_name(place, none)) if row.info_name == 'Location' %}
        {% do located.append(row.info_value) %}
    {% endfor %}
    {#- A glob's own signs in the path would name other folders. -#}
    {% if not located or modules.re.search('[*?{\\[\\\\]', located[0]) %} {{ return(found) }} {% endif %}
    {% set sql %}
    select
      regexp_extract(_metadata.file_path, '([^/]*)/_delta_log/[^/]*$', 1) as name,
      max_by(coalesce(get_json_object(value, '$.metaData.description'), ''), _metadata.file_name) as comment
    from text.`{{ located[0] | replace('`', '``') }}/*/_delta_log/*.json`
    where value like '{"metaData"%' and get_json_object(value, '$.metaData.id') is not null
    group by 1
    {% endset %}
    {% for row in holdfast.try_query(holdfast.sql_text(sql)).rows or [] %}
        {% do found.update({row.name | lower: row.comment}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

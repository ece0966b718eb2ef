{#- A backup is a table in the schema SCHEMA_backup; its comment is its manifest. No query of open-source Spark lists
    the tables of a schema, so they are asked for first, and the query holds what was found. Not to be printed. -#}
{% macro spark__copies_sql(table, schemas) %}
    {% do holdfast.fail("No query on spark reads the manifests of backups. List them with: "
        ~ holdfast.operation_command('emit_sql', {'verb': 'list_backups', 'dialect': 'spark'})) if table.engine %}
    {% set rows = [] %}
    {% for schema in schemas %}
        {% set place = holdfast.table_at(table.database, schema ~ '_backup', '') %}
        {% set tables = holdfast.spark__tables_of_schema(place) | rejectattr('type', 'equalto', 'VIEW') | list %}
        {% set logged = holdfast.logged_comments(place) if tables else {} %}
        {% for found in tables %}
            {% if found.type == 'MANAGED' and found.name | lower in logged %}
                {% set comment = logged[found.name | lower] %}
            {% else %}
                {% set detail = holdfast.query("describe detail " ~ holdfast.sql_name(place, found.name))[0] %}
                {% set comment = detail.description or '' %}
            {% endif %}
            {% do rows.append({'table_name': found.name, 'table_schema': place.schema | lower, 'comment': comment}) %}
        {% endfor %}
    {% endfor %}
    {{ return(holdfast.copies_among(table, holdfast.listing(rows))) }}
{% endmacro %}

{#- Return a FROM clause: the rows {table_name, table_schema, comment}. -#}
{% macro listing(rows) %}
    {% set literal, values = holdfast.spark__text_literal, [] %}
    {% for row in rows %}
        {% do values.append("(" ~ literal(row.table_name) ~ ", " ~ literal(row.table_schema) ~ ", "
            ~ literal(row.comment) ~ ")") %}
    {% endfor %}
    {% set given = "values " ~ values | join(", ") if values else "values ('', '', '')" %}
    {{ return("(select * from " ~ given ~ " as listed (table_name, table_schema, comment)) as listed"
        ~ " where table_name <> ''") }}
{% endmacro %}

{% macro databricks__table_metadata_sql(table, metadata, is_new) %}
    {% set found = metadata or {} %}
    {% set comment = holdfast.text_literal(found.comment, 'databricks') if found.get('comment') else "null" %}
    {% set statements = ["comment on table " ~ table.sql ~ " is " ~ comment] %}
    {% do statements.append("alter table " ~ table.sql ~ " set tags (" ~ holdfast.pairs(found.tags) ~ ")")
        if is_new and found.get('tags') %}
    {% for column, tags in (found.get('column_tags') or {}).items() if is_new %}
        {% do statements.append("alter table " ~ table.sql ~ " alter column " ~ holdfast.quoted(table, column)
            ~ " set tags (" ~ holdfast.pairs(tags) ~ ")") %}
    {% endfor %}
    {% for grant in (found.get('grants') or []) if is_new %}
        {% do statements.append("grant " ~ grant[1] ~ " on table " ~ table.sql ~ " to "
            ~ holdfast.quoted(table, grant[0])) %}
    {% endfor %}
    {{ return(statements) }}
{% endmacro %}

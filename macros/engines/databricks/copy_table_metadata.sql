{% macro databricks__copy_table_metadata(table, other) %}
    {% set columns = holdfast.columns_of(holdfast.reader(other)) | map(attribute='name') | map('lower') | list %}
    {% set missing = holdfast.missing_metadata(holdfast.table_metadata(table), holdfast.table_metadata(other),
        columns) %}
    {% for statement in holdfast.databricks__table_metadata_sql(other, missing, true) if missing %}
        {% do holdfast.change(statement) %}
    {% endfor %}
{% endmacro %}

{#- What one table has and another has not, in the form of table_metadata(); none if that is nothing. The comment is
    that of the other, if it has one.

    columns   those of the other table, in lower case: it may lack some -#}
{% macro missing_metadata(metadata, other, columns) %}
    {% set tags, column_tags, grants = {}, {}, metadata.grants | reject('in', other.grants) | list %}
    {% for name, value in metadata.tags.items() if name not in other.tags %}
        {% do tags.update({name: value}) %}
    {% endfor %}
    {% for column, own in metadata.column_tags.items() if column | lower in columns %}
        {% for name, value in own.items() if name not in other.column_tags.get(column, {}) %}
            {% do column_tags.setdefault(column, {}).update({name: value}) %}
        {% endfor %}
    {% endfor %}
    {% set comment = other.comment or metadata.comment %}
    {% set is_same = not (tags or column_tags or grants) and comment == other.comment %}
    {{ return(none if is_same else {'comment': comment, 'tags': tags, 'column_tags': column_tags, 'grants': grants}) }}
{% endmacro %}

{#- Return the dictionary of a table by its place; what else is known about it comes as named arguments. See tables()
    for its entries; the engine adds what it alone reads (table_traits).

    database   none, or undefined as target.database is on open-source Spark, where names have two parts -#}
{% macro table_at(database, schema, identifier) %}
    {% set database = database or none %}
    {% set relation = api.Relation.create(database=database, schema=schema, identifier=identifier) %}
    {% set table = {'name': identifier, 'relation': relation, 'database': database, 'schema': schema,
        'identifier': identifier, 'sql': relation | string, 'key': [], 'periods': none, 'newest': none, 'reload': none,
        'protected': false, 'may_shrink': false, 'resource': 'table', 'node': none, 'engine': none} %}
    {#- dbt does not double a quote in a name. -#}
    {% set parts = (database or '') ~ schema ~ identifier %}
    {% do table.update({'sql': holdfast.sql_name(table, identifier)}) if '"' in parts or '`' in parts %}
    {% do table.update(kwargs) %}
    {% do table.update(holdfast.table_traits(table)) %}
    {{ return(table) }}
{% endmacro %}

{#- Return the table that a backup is a copy of, whether the project still knows it or not. -#}
{% macro copied_table(record) %}
    {{ return(holdfast.table_at(target.database, record.schema, record.identifier)) }}
{% endmacro %}

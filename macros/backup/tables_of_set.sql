{#- What a set holds of this project: {tables, remarks}. `tables` are the protected tables in it; a remark {table,
    point, why} names a table that only the project or only the set knows: one that is protected since, or a model that
    was renamed.

    unit   see backup_units() -#}
{% macro tables_of_set(unit) %}
    {% set set_id, records = unit.set_id, unit.records | selectattr('complete') | list %}
    {% set tables, remarks, known = [], [], [] %}
    {% for table in holdfast.protected_tables() %}
        {% set own = holdfast.backups_by_name(table, records) | map(attribute='id') | list %}
        {% do known.extend(own) %}
        {% if own %} {% do tables.append(table) %}
        {% else %}
            {% do remarks.append({'table': table.name, 'point': none, 'why': table.name ~ " is not in " ~ set_id
                ~ ", and stays as it is."}) %}
        {% endif %}
    {% endfor %}
    {% for record in records if record.id not in known %}
        {% do remarks.append({'table': record.table, 'point': none, 'why': record.table ~ " is in " ~ set_id
            ~ ", and is not a protected table of this project (any more): it is not restored."}) %}
    {% endfor %}
    {% if not tables %}
        {% do holdfast.fail(set_id ~ " holds no table of this project, only "
            ~ records | map(attribute='table') | join(', ')
            ~ "; dbt run-operation list_backups shows the other sets.") %}
    {% endif %}
    {{ return({'tables': tables, 'remarks': remarks}) }}
{% endmacro %}

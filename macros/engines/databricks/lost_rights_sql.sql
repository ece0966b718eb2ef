{#- Owners last: who gives a table away may have no right on it afterwards. -#}
{% macro databricks__lost_rights_sql(table, metadata) %}
    {% if not metadata or 'owner' not in metadata %} {{ return([]) }} {% endif %}
    {% set rights, statements = holdfast.query(holdfast.rights_sql(table)), [] %}
    {% set places = {'schema': holdfast.sql_name(table, none), 'table': table.sql} %}
    {% for level, recorded in {'schema': metadata.schema_grants, 'table': metadata.grants}.items() %}
        {% set existing = holdfast.grants_among(rights, level) %}
        {% for grant in recorded if [grant[0], grant[1]] not in existing %}
            {% do statements.append("grant " ~ grant[1] | lower ~ " on " ~ level ~ " " ~ places[level] ~ " to "
                ~ holdfast.quoted(table, grant[0])) %}
        {% endfor %}
    {% endfor %}
    {% for level, owner in {'table': metadata.owner, 'schema': metadata.schema_owner}.items() %}
        {% do statements.append("alter " ~ level ~ " " ~ places[level] ~ " owner to " ~ holdfast.quoted(table, owner))
            if owner and owner != holdfast.owner_among(rights, level) %}
    {% endfor %}
    {{ return(statements) }}
{% endmacro %}

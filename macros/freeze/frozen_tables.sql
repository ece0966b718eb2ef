{#- Return those of the tables that are frozen: a list of {table, who, at (UTC, text), reason, unreadable}. A record
    that cannot be read freezes every table. Names are compared without regard to case.

    tables    a list of tables
    records   what frozen_records() returns -#}
{% macro frozen_tables(tables, records) %}
    {% set unreadable = records | map(attribute='unreadable') | select | first %}
    {% set by_name, found = {}, [] %}
    {% for record in records if record.table_name %}
        {% do by_name.update({record.table_name | lower: record}) %}
    {% endfor %}
    {% for table in tables %}
        {% set record = by_name.get((table.schema ~ '.' ~ table.identifier) | lower) %}
        {% if unreadable %}
            {% do found.append({'table': table, 'who': none, 'at': none, 'reason': none, 'unreadable': unreadable}) %}
        {% elif record %}
            {% do found.append({'table': table, 'who': record.who, 'reason': record.reason, 'unreadable': none,
                'at': holdfast.time_text(holdfast.time_from(record.frozen_at))}) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

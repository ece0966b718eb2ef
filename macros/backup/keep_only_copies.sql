{#- Let no unit go that holds keys or a column which neither the table nor a backup that stays has: it is added to
    facts.kept, with the reason, and counts as one that stays for those after it. The newest come first, so that of
    several with the same key one stays. What was given up by trust_backup on a newer backup does not count. A table
    without a key has no keys.

    allowed   the names of the tables of which keys and columns may be lost: their units go
    Returns what goes with them: a list of only_in() with set_id. -#}
{% macro keep_only_copies(facts, policy, records, allowed) %}
    {% set verdicts, lost, holders = holdfast.query(holdfast.verdicts_sql(facts, policy)), [], {} %}
    {% set going = verdicts | selectattr('goes') | map(attribute='set_id') | list %}
    {% for set_id in going %}
        {% set reasons, own = [], records | selectattr('set_id', 'equalto', set_id) | list %}
        {% for record in own %}
            {% set table = holdfast.table_of_copy(record) %}
            {% if table and not holdfast.given_up(table, record, records) %}
                {% do holders.update({table.name: holdfast.holders_of_keys(table, records, going, facts.damaged)})
                    if table.name not in holders %}
                {% set only = holdfast.only_in(table, record, holders[table.name]) %}
                {% if only and table.name in allowed %} {% do lost.append(dict(only, set_id=set_id)) %}
                {% elif only %} {% do reasons.append(holdfast.reason_to_keep(only)) %}
                {% endif %}
            {% endif %}
        {% endfor %}
        {% if reasons %}
            {% do facts.kept.update({set_id: reasons | join('; ')}) %}
            {% for record in own %}
                {% set table = holdfast.table_of_copy(record) %}
                {% if table and table.name in holders %}
                    {% do holders[table.name].maybe.append(record) %} {% do holders[table.name].copies.append(record) %}
                {% endif %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {{ return(lost | rejectattr('set_id', 'in', facts.kept) | list) }}
{% endmacro %}

{#- What a copy has that none of the holders has: {table, number, example, columns}, or none. `number` of keys is none
    where they cannot be compared; `columns` are names. -#}
{% macro only_in(table, record, holders) %}
    {% set keys = holdfast.keys_only_in(table, record, holders) if table.key else none %}
    {% set columns = holdfast.columns_only_in(table, record, holders) %}
    {{ return(dict(keys or {'table': table.name, 'number': 0, 'example': none}, columns=columns) if keys or columns
        else none) }}
{% endmacro %}

{% macro reason_to_keep(only) %}
    {% set argument = "allow_lost_keys: [" ~ only.table ~ "] lets it go" %}
    {% if only.number is none %}
        {{ return("its copy of " ~ only.table ~ " cannot be compared, and may hold keys that nothing else has; "
            ~ argument) }}
    {% endif %}
    {{ return("holds " ~ holdfast.only_text(only) ~ " that neither the table nor a backup that stays has; "
        ~ argument) }}
{% endmacro %}

{#- 3 keys of orders (such as order_id 7, line 2) and column name of orders -#}
{% macro only_text(only) %}
    {% set number, parts = '{:,}'.format(only.number) ~ (" key" if only.number == 1 else " keys"), [] %}
    {% do parts.append(number ~ " of " ~ only.table ~ " (" ~ ("" if only.number == 1 else "such as ") ~ only.example
        ~ ")") if only.number %}
    {% do parts.append("column " ~ only.columns | join(", ") ~ " of " ~ only.table) if only.columns %}
    {{ return(parts | join(" and ")) }}
{% endmacro %}

{#- The protected table that a copy is of, by its manifest, or by its id where that is lost; or none. -#}
{% macro table_of_copy(record) %}
    {% for table in holdfast.protected_tables() %}
        {% if record.complete and (table.schema ~ '.' ~ table.identifier) | lower == (record.schema ~ '.'
            ~ record.identifier) | lower %}
            {{ return(table) }}
        {% elif record.id | lower == holdfast.backup_id(record.set_id, table) | lower %} {{ return(table) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Did trust_backup accept a newer backup of the table as it was then? -#}
{% macro given_up(table, record, records) %}
    {% for other in holdfast.backups_of(table, records) if other.get('trusted_at') and other.place < record.place %}
        {{ return(true) }}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}

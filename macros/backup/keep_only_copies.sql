{#- Let no unit go that holds keys which neither the table nor a backup that stays has: it is added to facts.kept, with
    the reason, and counts as one that stays for those after it. The newest come first, so that of several with the same
    key one stays. Keys that were given up by trust_backup on a newer backup do not count. A table without a key has
    none.

    allowed   the names of the tables of which keys may be lost: their units go
    Returns what goes with them: a list of {set_id, table, number, example}; number is none where they are unknown. -#}
{% macro keep_only_copies(facts, policy, records, allowed) %}
    {% set verdicts, lost, holders = holdfast.query(holdfast.verdicts_sql(facts, policy)), [], {} %}
    {% set going = verdicts | selectattr('goes') | map(attribute='set_id') | list %}
    {% for set_id in going %}
        {% set reasons, own = [], records | selectattr('set_id', 'equalto', set_id) | list %}
        {% for record in own %}
            {% set table = holdfast.table_of_copy(record) %}
            {% if table and table.key and not holdfast.given_up(table, record, records) %}
                {% do holders.update({table.name: holdfast.holders_of_keys(table, records, going, facts.damaged)})
                    if table.name not in holders %}
                {% set only = holdfast.keys_only_in(table, record, holders[table.name]) %}
                {% if only and table.name in allowed %} {% do lost.append(dict(only, set_id=set_id)) %}
                {% elif only %} {% do reasons.append(holdfast.reason_to_keep(only)) %}
                {% endif %}
            {% endif %}
        {% endfor %}
        {% if reasons %}
            {% do facts.kept.update({set_id: reasons | join('; ')}) %}
            {% for record in own %}
                {% set table = holdfast.table_of_copy(record) %}
                {% do holders[table.name].maybe.append(record) if table and table.name in holders %}
            {% endfor %}
        {% endif %}
    {% endfor %}
    {{ return(lost | rejectattr('set_id', 'in', facts.kept) | list) }}
{% endmacro %}

{% macro reason_to_keep(only) %}
    {% set argument = "allow_lost_keys: [" ~ only.table ~ "] lets it go" %}
    {% if only.number is none %}
        {{ return("its copy of " ~ only.table ~ " cannot be compared, and may hold keys that nothing else has; "
            ~ argument) }}
    {% endif %}
    {{ return("holds " ~ holdfast.keys_text(only) ~ " that neither the table nor a backup that stays has; "
        ~ argument) }}
{% endmacro %}

{#- 3 keys of orders (order_id 7, line 2) -#}
{% macro keys_text(only) %}
    {% set number = '{:,}'.format(only.number) ~ (" key" if only.number == 1 else " keys") %}
    {{ return(number ~ " of " ~ only.table ~ " (" ~ ("" if only.number == 1 else "such as ") ~ only.example ~ ")") }}
{% endmacro %}

{#- The protected table that a copy is of, by its manifest, or by its id where that is lost; or none. -#}
{% macro table_of_copy(record) %}
    {% for table in holdfast.protected_tables() %}
        {% if record.complete and (table.schema, table.identifier) == (record.schema, record.identifier) %}
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

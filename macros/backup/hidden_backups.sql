{#- Return why backups of these tables may exist that the catalog does not show: {schema: the reason, a clause and a
    sentence}. Asked where no backup was found: a backup that the user may not read causes another error than one that
    is gone.

    recorded   see recorded_backups(): one backup of each of the ten newest sets is tried; of no set, any name -#}
{% macro hidden_backups(tables, recorded) %}
    {% set found, schemas = {}, {} %}
    {% for table in tables if holdfast.catalog_hides(table) and holdfast.can_have_backups(table.database) %}
        {% do schemas.setdefault(table.schema, []).append(table) %}
    {% endfor %}
    {% for schema, own in schemas.items() %}
        {% set names, sets = own | map(attribute='name') | list, {} %}
        {% for backup in recorded if backup.table_name in names %}
            {% do sets.setdefault(backup.set_id, backup.id) %}
        {% endfor %}
        {% for id in (sets.values() | list)[:10] or [none] if schema not in found %}
            {% set why = holdfast.hidden_backup(own[0], id) %} {% do found.update({schema: why}) if why %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return why the catalog may not show a backup, or none where it does not exist. The rights are those on the schema.

    id   of a backup that was taken; none: of any -#}
{% macro hidden_backup(table, id) %}
    {% set schema = table.schema ~ '_backup' %}
    {% set name = table.database ~ '.' ~ schema %}
    {% set place = holdfast.table_at(table.database, schema, id or table.identifier) %}
    {% set error = holdfast.try_query("select 1 as n from " ~ place.sql ~ " limit 0").error %}
    {% set right = holdfast.missing_right(error) %}
    {% set select = "The right SELECT is missing: ask the owner of the schema " ~ name ~ " to run: grant select on "
        ~ "schema " ~ name ~ " to `YOU`." %}
    {% if right %}
        {{ return("the backups in " ~ name ~ " are not shown to this user. " ~ (select if " on table " in right
            else right)) }}
    {% elif id and error and not holdfast.schema_exists(table, schema) %}
        {{ return("backup " ~ id ~ " was taken, and the schema " ~ name ~ " is not shown to this user, or was dropped. "
            ~ "Ask the owner of the catalog " ~ table.database ~ " for the rights USE SCHEMA and SELECT on it.") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Return the sentence that refuses to report that these tables have no backup, or none. The rights on the schema are
    checked before the recovery log is read, which requires rights of its own. -#}
{% macro hidden_text(tables) %}
    {% set hiding = [] %}
    {% for table in tables if holdfast.catalog_hides(table) %} {% do hiding.append(table) %} {% endfor %}
    {% if not hiding %} {{ return(none) }} {% endif %}
    {% set hidden = holdfast.hidden_backups(hiding, [])
        or holdfast.hidden_backups(hiding, holdfast.recorded_backups()) %}
    {% for why in hidden.values() %} {{ return("Cannot list all backups: " ~ why) }} {% endfor %}
    {{ return(none) }}
{% endmacro %}

{% macro refuse_hidden_backups(tables) %}
    {% set hidden = holdfast.hidden_text(tables) %} {% do holdfast.fail(hidden) if hidden %}
{% endmacro %}

{#- A set, as backup_units() has it: that of the id given, or `latest`: the newest good one of this target, with the
    incomplete ones since as `newer`. An incomplete set is never the latest; by its id it may be meant for the tables
    that it holds. -#}
{% macro good_set(wanted) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% set sets, incomplete = [], [] %}
    {% for unit in holdfast.backup_units(holdfast.backups()) if unit.kind == 'set' %}
        {% if wanted == unit.set_id and unit.records | selectattr('complete') | list %} {{ return(unit) }} {% endif %}
        {% do (sets if unit.complete else incomplete).append(unit) %}
    {% endfor %}
    {% for unit in sets if wanted == 'latest' and unit.good and not unit.is_foreign and not unit.is_future %}
        {% set newer = incomplete | rejectattr('is_foreign') | selectattr('place', 'lt', unit.place) | list %}
        {{ return(dict(unit, newer=newer)) }}
    {% endfor %}
    {% do holdfast.refuse_hidden_backups(holdfast.protected_tables()) %}
    {% set ids = sets | map(attribute='set_id') | list %}
    {% set nearest = holdfast.nearest(wanted, ids) %}
    {% if nearest %} {% set next = "did you mean '" ~ nearest ~ "'?" %}
    {% elif ids %}
        {% set next = "the complete ones are " ~ ids | join(', ')
            ~ ("; all are suspect or damaged, or from the future, see list_backups." if wanted == 'latest' else ".") %}
    {% elif incomplete %}
        {% set next = incomplete[0].set_id ~ " is not complete: " ~ incomplete[0].lacks
            ~ ". For the tables that it holds say backup: " ~ incomplete[0].set_id ~ "." %}
    {% else %} {% set next = "take one: dbt run-operation backup_all" %}
    {% endif %}
    {% do holdfast.fail("No complete set '" ~ wanted ~ "' exists; " ~ next ~ holdfast.unreached_text()) %}
{% endmacro %}

{#- What restore_all prints of the sets that are newer than the latest good one: a list of {text}.

    unit   what good_set() returned, or none -#}
{% macro remarks_on_newer_sets(unit) %}
    {% set found = [] %}
    {% for newer in (unit or {}).get('newer', []) %}
        {% set holds = newer.records | selectattr('complete') | list %}
        {% do found.append({'text': newer.set_id ~ " is newer and not complete: " ~ newer.lacks ~ "."
            ~ (" What it holds: " ~ holdfast.operation_command('restore_all', {'backup': newer.set_id}) if holds
            else "")}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- A set, as backup_units() has it: that of the id given, or `latest`: the newest good one of this target. An
    incomplete set is never the latest; by its id it may be meant for the tables that it holds. -#}
{% macro good_set(wanted) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% set sets, incomplete = [], [] %}
    {% for unit in holdfast.backup_units(holdfast.backups()) if unit.kind == 'set' %}
        {% if wanted == unit.set_id and unit.records | selectattr('complete') | list %} {{ return(unit) }} {% endif %}
        {% do (sets if unit.complete else incomplete).append(unit) %}
    {% endfor %}
    {% for unit in sets if wanted == 'latest' and unit.good and not unit.is_foreign and not unit.is_future %}
        {{ return(unit) }}
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

{#- The complete backups that an id names: a whole set, one backup, or `latest`, the last good set. -#}
{% macro find_backups(wanted) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% set wanted = holdfast.good_set(wanted).set_id if wanted == 'latest' else wanted %}
    {% set all, found = holdfast.backups() | selectattr('complete') | list, [] %}
    {% for record in all if wanted in [record.set, record.id] %} {% do found.append(record) %} {% endfor %}
    {% if not found %}
        {% do holdfast.refuse_hidden_backups(holdfast.protected_tables()) %}
        {% set ids = all | map(attribute='set') | unique | list %}
        {% set nearest = holdfast.nearest(wanted, ids) %}
        {% set next = "did you mean '" ~ nearest ~ "'?" if nearest
            else ("the backups are " ~ ids | join(', ') ~ "." if ids else "take one: dbt run-operation backup_all") %}
        {% do holdfast.fail("'" ~ wanted ~ "' is not a backup; " ~ next ~ holdfast.unreached_text()) %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

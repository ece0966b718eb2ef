{#- The complete backups that an id names: a whole set, one backup, or `latest`, the last good set. -#}
{% macro find_backups(wanted) %}
    {% set wanted = lakehouse.identifier('backup', wanted) %}
    {% set wanted = lakehouse.good_set(wanted) if wanted == 'latest' else wanted %}
    {% set all, found = lakehouse.backups() | selectattr('complete') | list, [] %}
    {% for record in all if wanted in [record.set, record.id] %} {% do found.append(record) %} {% endfor %}
    {% if not found %}
        {% set ids = all | map(attribute='set') | unique | list %}
        {% set nearest = lakehouse.nearest(wanted, ids) %}
        {% set next = "did you mean '" ~ nearest ~ "'?" if nearest
            else ("there are " ~ ids | join(', ') ~ "." if ids else "take one: dbt run-operation backup_all") %}
        {% do lakehouse.fail("There is no backup '" ~ wanted ~ "'; " ~ next ~ lakehouse.unreached_text()) %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

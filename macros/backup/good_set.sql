{#- The id of a complete set: that of the id given, or `latest`: the newest good one of this target. -#}
{% macro good_set(wanted) %}
    {% set wanted = lakehouse.identifier('backup', wanted) %}
    {% set sets = lakehouse.backup_units() | selectattr('kind', 'equalto', 'set') | selectattr('complete') | list %}
    {% for unit in sets if wanted == unit.id or (wanted == 'latest' and unit.good and not unit.foreign) %}
        {{ return(unit.id) }}
    {% endfor %}
    {% set ids = sets | map(attribute='id') | list %}
    {% set nearest = lakehouse.nearest(wanted, ids) %}
    {% if nearest %} {% set next = "did you mean '" ~ nearest ~ "'?" %}
    {% elif ids %}
        {% set next = "the complete ones are " ~ ids | join(', ')
            ~ ("; all are suspect or damaged, see list_backups." if wanted == 'latest' else ".") %}
    {% else %} {% set next = "take one: dbt run-operation backup_all" %}
    {% endif %}
    {% do lakehouse.fail("There is no complete set '" ~ wanted ~ "'; " ~ next) %}
{% endmacro %}

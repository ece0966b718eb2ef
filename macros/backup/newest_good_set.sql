{#- The newest set of this target that is good, also on the disk of the first place, and not from the future; none if
    there is none. A unit of backup_units().

    read   ids of copies that were read whole just now: their files need no look -#}
{% macro newest_good_set(read=[]) %}
    {% for unit in holdfast.backup_units(holdfast.backups()) if unit.kind == 'set' and unit.good
        and not (unit.is_foreign or unit.is_future) %}
        {% set damage = [] %}
        {% for record in unit.records | selectattr('complete') if not damage %}
            {% set damaged = record.get('here') is false or record.id not in read and holdfast.backup_damage(record) %}
            {% do damage.append(record.id) if damaged %}
        {% endfor %}
        {% if not damage %} {{ return(unit) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

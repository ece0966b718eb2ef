{#- The ids of this target's copies that cannot be read, found by looking at all of them. -#}
{% macro damaged_copies() %}
    {% set found, schemas = [], holdfast.schemas_of_target() %}
    {% for record in holdfast.backups() if record.complete and record.schema in schemas %}
        {% do found.append(record.id) if holdfast.backup_damage(record) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The newest of these copies that is good, not from the future and can still be read, or none; what is wrong with the
    newer ones is noted in their `damage`. -#}
{% macro newest_readable(backups) %}
    {% for record in backups if not record.future and (record.good or record.get('damaged') and not record.suspect) %}
        {% do record.update({'damage': holdfast.backup_damage(record)}) %}
        {% if not record.damage %} {{ return(record) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

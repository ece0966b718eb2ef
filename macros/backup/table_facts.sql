{#- The newest verified one that is not suspect and can still be read; what is wrong with the others is noted in `damage`. -#}
{% macro newest_readable(backups) %}
  {% for record in backups if (record.verified_at or record.get('damaged')) and not record.suspect %}
    {% do record.update({'damage': lakehouse.backup_damage(record)}) %}
    {% if not record.damage %}
      {{ return(record) }}
    {% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- Report new backups: their manifests. -#}
{% macro print_backups(records, output) %}
  {% if output == 'json' %}
    {% do print(tojson(records)) %}
  {% else %}
    {% do lakehouse.print_table(records, ['set', 'table', 'version', 'rows', 'content_hash', 'verified_at', 'suspect']) %}
  {% endif %}
{% endmacro %}

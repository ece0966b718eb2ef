{#- Report new backups: their manifests. -#}
{% macro print_backups(records, output) %}
    {% if output == 'json' %} {% do print(tojson(records)) %}
    {% else %}
        {% set columns = ['set', 'table', 'version', 'rows', 'content_hash', 'verified_at', 'suspect'] %}
        {% do lakehouse.print_table(records, columns) %}
    {% endif %}
{% endmacro %}

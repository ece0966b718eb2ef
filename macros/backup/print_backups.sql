{#- Report new backups: their manifests, and the tables of which there is none.

    failures   {table, problem} -#}
{% macro print_backups(records, output, failures=[]) %}
    {% if output == 'json' %} {% do print(tojson(records + failures)) %} {{ return(none) }} {% endif %}
    {% set columns = ['set', 'table', 'version', 'rows', 'content_hash', 'verified_at', 'suspect'] %}
    {% do holdfast.print_table(records, columns) if records %}
    {% for failure in failures %} {% do print("  " ~ failure.table ~ ": not backed up") %} {% endfor %}
{% endmacro %}

{#- Print the state of all protected tables as one JSON document, from which health_page/ makes one HTML file: what
    doctor found, rows over versions, keys missing, backups, drills, the reach of time travel, the freeze, the last
    incident, and the sections of the project. Changes nothing but manifests, as doctor does. The exit code says whether
    the document was made, and its `status` what doctor says. -#}
{% macro health(versions=20, output='json') %}
    {% do holdfast.reject_unknown('health', kwargs) %}
    {% do holdfast.choice('output', output, ['json', 'text']) %}
    {% set versions = holdfast.integer('versions', versions) %}
    {% if not versions %} {% do holdfast.fail("versions: 0 would show no version. Use versions: 20.") %} {% endif %}
    {% set document = holdfast.health_document(versions, output) %}
    {% if output == 'json' %} {% do print(tojson(document)) %}
    {% else %} {% do holdfast.print_health(document) %}
    {% endif %}
{% endmacro %}

{#- Print the state of all protected tables, for health_page/. -#}
{% macro health(versions=20, output='json') %}
    {% do holdfast.reject_unknown('health', kwargs) %}
    {% do holdfast.choice('output', output, ['json', 'text']) %}
    {% set versions = holdfast.integer('versions', versions, least=1) %}
    {% set document = holdfast.health_document(versions, output) %}
    {% do print(tojson(document)) if output == 'json' else holdfast.print_health(document) %}
{% endmacro %}

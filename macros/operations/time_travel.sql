{#- List the newest versions of a table. -#}
{% macro time_travel(table=none, limit=20, output='text') %}
    {% do holdfast.reject_unknown('time_travel', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set limit = holdfast.integer('limit', limit, least=1) %}
    {% set table = holdfast.find_table(table) %}
    {% do holdfast.require_exists(table) if not holdfast.readable_before_damage(table) %}
    {% set all_versions = holdfast.history(table) %}
    {% set versions = holdfast.newest_versions(table, all_versions, limit) %}
    {% set reach = holdfast.reach_of_time_travel(table, all_versions) %}
    {% if output == 'json' %}
        {% do print(tojson({'table': table.name, 'versions': versions, 'listed': all_versions | length,
            'reach': reach})) %}
    {% elif not versions %} {% do print(holdfast.text_without_history(table)) %}
    {% else %} {% do holdfast.print_history(table, versions, all_versions | length, reach) %}
    {% endif %}
{% endmacro %}

{#- The history of a table: its newest versions, what made each, its rows, and whether it can still be read; marks
    where rows fell, and says where what can be read ends. -#}
{% macro time_travel(table=none, limit=20, output='text') %}
    {% do lakehouse.reject_unknown('time_travel', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set limit = lakehouse.integer('limit', limit) %}
    {% if not limit %} {% do lakehouse.fail("limit: 0 would show no version. Use limit: 20.") %} {% endif %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.require_exists(table) if not lakehouse.readable_before_damage(table) %}
    {% set all_versions = lakehouse.history(table) %}
    {% set versions = lakehouse.newest_versions(table, all_versions, limit) %}
    {% set reach = lakehouse.reach_of_time_travel(table, all_versions) %}
    {% if output == 'json' %}
        {% do print(tojson({'table': table.name, 'versions': versions, 'listed': all_versions | length,
            'reach': reach})) %}
    {% elif not versions %}
        {% do print(table.name
            ~ " has no history of its own: it is a table of the database. Restore it from its backups: "
            ~ "dbt run-operation list_backups --args '{table: " ~ table.name ~ "}'") %}
    {% else %} {% do lakehouse.print_history(table, versions, all_versions | length, reach) %}
    {% endif %}
{% endmacro %}

{#- Return how the rows of a node are periods of validity, or none where they are not:

      key          names or expressions: whose periods they are (`unique_key` of a snapshot)
      valid_from   the column with the begin of a period
      valid_to     the column with its end; NULL while it lasts
      current      an expression that stands for NULL in valid_to (`dbt_valid_to_current` of a snapshot), or none

    A snapshot has them by its config. Any other table declares them: `meta.periods`. -#}
{% macro periods_of(node) %}
    {% set config = node.config %}
    {% set meta = config.get('meta') or node.meta or {} %}
    {% if node.resource_type == 'snapshot' and config.get('unique_key') %}
        {% set names = holdfast.snapshot_columns(node) %}
        {{ return({'key': holdfast.as_list(config.get('unique_key')), 'valid_from': names.dbt_valid_from,
            'valid_to': names.dbt_valid_to, 'current': config.get('dbt_valid_to_current')}) }}
    {% elif node.resource_type == 'snapshot' or not meta.get('periods') %} {{ return(none) }}
    {% endif %}
    {{ return(holdfast.declared_periods(node.name, meta.periods)) }}
{% endmacro %}

{#- Return the names of dbt's columns in a snapshot, which `snapshot_meta_column_names` may change. -#}
{% macro snapshot_columns(node) %}
    {% set names, given = {}, node.config.get('snapshot_meta_column_names') or {} %}
    {% for name in ['dbt_scd_id', 'dbt_valid_from', 'dbt_valid_to'] %}
        {% do names.update({name: given.get(name) or name}) %}
    {% endfor %}
    {{ return(names) }}
{% endmacro %}

{#- Return `meta.periods` of a table, checked. -#}
{% macro declared_periods(name, periods) %}
    {% set known = ['key', 'valid_from', 'valid_to', 'current'] %}
    {% set sound = periods is mapping and periods.get('key') and periods.get('valid_from') and periods.get('valid_to')
        and not periods.keys() | reject('in', known) | list %}
    {% do holdfast.fail("meta.periods of " ~ name ~ " is " ~ periods
        ~ ". Use periods: {key: [COLUMN], valid_from: COLUMN, valid_to: COLUMN}.") if not sound %}
    {{ return({'key': holdfast.as_list(periods.key), 'valid_from': periods.valid_from, 'valid_to': periods.valid_to,
        'current': periods.get('current')}) }}
{% endmacro %}

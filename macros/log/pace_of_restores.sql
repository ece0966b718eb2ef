{#- Return the rows a second of earlier restores and drills: {version, backup}; a kind without any is missing. -#}
{% macro pace_of_restores() %}
    {% set query %}
    select
      case when from_point like 'version%' then 'version' else 'backup' end as kind,
      sum(rows_after) as n,
      sum(seconds) as s
    from recovery_log
    where
      state = 'done'
      and table_name is not null
      and rows_after > 0
      and seconds > 0
      and verb in ('restore_table', 'restore_all', 'drill')
    group by 1
    {% endset %}
    {% set pace = {} %}
    {% for row in holdfast.read_log(query) %}
        {% do pace.update({row.kind: (row.n | float) / (row.s | float)}) %}
    {% endfor %}
    {{ return(pace) }}
{% endmacro %}

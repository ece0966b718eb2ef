{#- Return the rows a second of earlier backups; none before the first. -#}
{% macro pace_of_backups() %}
    {% set query %}
    select sum(rows_after) as n, sum(seconds) as s
    from recovery_log
    where
      state = 'done'
      and table_name is not null
      and rows_after > 0
      and seconds > 0
      and verb in ('backup', 'backup_table', 'backup_all')
    {% endset %}
    {% set found = holdfast.read_log(query) %}
    {{ return((found[0].n | float) / (found[0].s | float) if found and found[0].s else none) }}
{% endmacro %}

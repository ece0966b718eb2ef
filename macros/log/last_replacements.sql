{#- Return when a restore last replaced each table as a whole, as the recovery log has it: {name: when that began}. -#}
{% macro last_replacements() %}
    {% set query %}
    select table_name, logged_at, seconds
    from recovery_log
    where
      state = 'done'
      and verb in ('restore_table', 'restore_all')
      and table_name is not null
      and detail like '%mode: replace%'
    order by logged_at
    {% endset %}
    {% set found = {} %}
    {% for row in lakehouse.read_log(query) %}
        {% set took = modules.datetime.timedelta(seconds=(row.seconds or 0) | float) %}
        {% do found.update({row.table_name: lakehouse.time_from(row.logged_at) - took}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

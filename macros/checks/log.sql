{#- A damaged recovery log as findings of doctor: where it lies, or was moved aside. -#}
{% macro check_recovery_log() %}
  {% set found, log = [], lakehouse.log_table() %}
  {% for row in lakehouse.salvaged_files(log) if not row.aside %}
    {% do found.append(lakehouse.finding('', 'WARN', "the recovery log cannot be opened: it is damaged. "
        ~ ("What it told up to version " ~ row.version ~ " is counted here; what was begun and not finished since, nobody knows"
           if row.version is not none else "What was begun and not finished, nobody knows")
        ~ ". The next verb that changes something moves it aside and goes on, such as", lakehouse.operation_command('backup_all'))) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- What to restore from, of a restore's arguments, without looking at any table: kind, id, label; setup: what to run first. -#}
{% macro emitted_point(table, given, asked) %}
  {% set wanted = [] %}
  {% for name in ['version', 'timestamp', 'backup'] if given.get(name) is not none %}
    {% do wanted.append(name) %}
  {% endfor %}
  {% if given.get('auto') is not none or wanted | length != 1 %}
    {% do lakehouse.fail("emit_sql looks at no table, so it needs exactly one of version, timestamp and backup; "
        ~ "dbt run-operation recovery_plan lists what there is.") %}
  {% elif wanted[0] == 'backup' %}
    {% set id = lakehouse.printed_backup_id(table, given.backup, asked) %}
    {{ return({'kind': 'backup', 'id': id, 'label': 'backup ' ~ id, 'setup': []}) }}
  {% elif not table.delta %}
    {% do lakehouse.fail(table.name ~ " has no history of its own there; say backup: SET.") %}
  {% elif wanted[0] == 'version' %}
    {% set version = lakehouse.integer('version', given.version) %}
    {{ return({'kind': 'version', 'id': version, 'label': 'version ' ~ version, 'setup': []}) }}
  {% endif %}
  {% set moment = lakehouse.timestamp('timestamp', given.timestamp) %}
  {% if moment > lakehouse.now() %}
    {% do lakehouse.fail("timestamp: " ~ lakehouse.time_text(moment) ~ " UTC has not come yet; write one that has.") %}
  {% endif %}
  {{ return(lakehouse.point_at_timestamp(table, lakehouse.time_text(moment))) }}
{% endmacro %}

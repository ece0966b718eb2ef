{#- Return the rows a second of earlier verbs: {kind: rows}; a kind without any is missing.

    verbs   their names
    kind    an expression over the recovery log -#}
{% macro pace_of(verbs, kind) %}
    {% set query %}
    select {{ kind }} as kind, sum(rows_after) as n, sum(seconds) as s
    from recovery_log
    where
      state = 'done'
      and table_name is not null
      and rows_after > 0
      and seconds > 0
      and verb in ('{{ verbs | join("', '") }}')
    group by 1
    {% endset %}
    {% set pace = {} %}
    {% for row in holdfast.read_log(query) %}
        {% do pace.update({row.kind: (row.n | float) / (row.s | float)}) %}
    {% endfor %}
    {{ return(pace) }}
{% endmacro %}

{#- Return the pace of restores and drills, {version, backup}: from what they read. -#}
{% macro pace_of_restores() %}
    {{ return(holdfast.pace_of(['restore_table', 'restore_all', 'drill'],
        "case when from_point like 'version%' then 'version' else 'backup' end")) }}
{% endmacro %}

{#- Return the pace of backups, {backup}. -#}
{% macro pace_of_backups() %}
    {{ return(holdfast.pace_of(['backup', 'backup_table', 'backup_all'], "'backup'")) }}
{% endmacro %}

{#- Return the entries `started` that have no end: not of the same run, and not of a later run of the same verb on the
    same table. A copy of a table is ended by any later copy of it, and a restore by any later restore. The run that
    asks is not one of them. Blue/green keeps a journal of its own. -#}
{% macro unfinished_verbs() %}
    {% set copies = "('backup', 'backup_table', 'backup_all')" %}
    {% set restores = "('restore_table', 'restore_all')" %}
    {% set query %}
    select b.verb, b.table_name, b.from_point, b.to_point, b.detail, b.logged_at, b.who
    from recovery_log as b
    where
      b.state = 'started'
      and b.run_id <> {{ holdfast.text_literal(invocation_id) }}
      and b.verb not like 'blue_green%'
      and not exists (
        select 1
        from recovery_log as e
        where
          e.state <> 'started'
          and (
            e.verb = b.verb
            or (e.verb in {{ copies }} and b.verb in {{ copies }})
            or (e.verb in {{ restores }} and b.verb in {{ restores }})
          )
          and coalesce(e.table_name, '') = coalesce(b.table_name, '')
          and e.logged_at >= b.logged_at
          and (e.run_id = b.run_id or e.state = 'done')
      )
    order by b.logged_at
    {% endset %}
    {{ return(holdfast.read_log(query)) }}
{% endmacro %}

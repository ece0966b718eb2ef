{#- The retention policy: units_sql() and the expression `verdicts`, which is `units` with

      goes   may the unit be deleted?
      why    the reason, one clause

    keep_last   so many of the newest good sets stay; of single and safety copies so many of each table
    keep_days   what is younger stays
    One of the two that holds is enough to stay. Always stay: what is pinned (and it does not count for keep_last), the
    last good set, whatever holds the last good copy of a table (a safety copy only where there is no other), and what
    other tools or targets put there. Only good units count: a suspect, incomplete or damaged one goes when it is older
    than all that the policy keeps.

    facts    {table, schemas, damaged}: see units_sql()
    policy   {keep_last, keep_days, younger_than}: see retention_policy() -#}
{% macro retention_sql(facts, policy) %}
    {% set sql %}
    {{ lakehouse.units_sql(facts.table, facts.schemas, facts.damaged) }},
    {{ lakehouse.last_good_sql(facts.table) }},
    counted as (
      select
        units.*,
        holders.holds,
        case when units.complete then case when units.damaged then 'damaged' else 'suspect' end else 'not complete' end
          as flaw,
        max(case when units.good and units.kind = 'set' and not units.is_foreign then units.set_id end) over ()
          as last_good_set,
        sum(case when units.good and not units.pinned and not units.is_foreign then 1 else 0 end) over (
          partition by case when units.kind = 'set' then 'set' else concat(units.kind, ' of ', units.tables) end
          order by units.taken_at desc, units.set_id asc
          rows between unbounded preceding and current row
        ) as good_ones
      from units
      left join holders on units.set_id = holders.set_id
    ),
    kept as (
      select
        *,
        case
          when is_foreign then 'not of this target: left alone'
          when pinned then 'pinned'
          when set_id = last_good_set then 'the last good set'
          when holds is not null then concat('holds the last good backup of ', holds)
          {%- if policy.younger_than %}
            when taken_at > {{ lakehouse.text_literal(policy.younger_than, facts.table.engine) }}
              then
                concat(
                  'younger than {{ policy.keep_days }} days', case when good then '' else concat(' (', flaw, ')') end
                )
          {%- endif %}
          {%- if policy.keep_last %}
            when good and good_ones <= {{ policy.keep_last }} then 'one of the last {{ policy.keep_last }}'
            when not good and good_ones < {{ policy.keep_last }}
              then concat(flaw, ', but fewer than {{ policy.keep_last }} good ones are newer')
          {%- endif %}
        end as stays_because
      from counted
    ),
    verdicts as (
      select
        set_id, kind, taken_at, tables, members, bytes,
        stays_because is null as goes,
        coalesce(
          stays_because,
          concat(case when good then '' else concat(flaw, ', and ') end, 'older than what the policy keeps')
        ) as why
      from kept
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- holders: the units that hold the last good copy of a table, and of which; one from before a restore counts last. -#}
{% macro last_good_sql(table) %}
    {% set sql %}
    ranked as (
      select
        judged.set_id,
        judged.table_name,
        row_number() over (
          partition by judged.schema_name, judged.table_name
          order by case when units.kind = 'safety' then 1 else 0 end asc, units.taken_at desc, units.set_id asc
        ) as age
      from judged
      inner join units on judged.set_id = units.set_id
      where judged.good and not units.is_foreign
    ),
    holders as (
      select set_id, {{ lakehouse.joined_sql(table, "table_name") }} as holds from ranked where age = 1 group by set_id
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

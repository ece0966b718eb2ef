{#- The retention policy: units_sql() and the expression `verdicts`, which is `units` with

      goes     may the unit be deleted?
      why      the reason, one clause
      relied   it stays because it is good, so that it has to be read before something else goes

    keep_last   so many of the newest good sets stay; of single and safety copies so many of each table
    keep_days   what is younger stays
    One of the two that holds is enough to stay. Always stay: what is pinned (and it does not count for keep_last), the
    last good set, whatever holds the last good copy of a table (a safety copy only where there is no other), and what
    other tools or targets put there. Only good units count: a suspect, incomplete or damaged one goes when it is older
    than all that the policy keeps. So does one from the future, which counts for nothing.

    facts    {table, schemas, damaged}: see units_sql(); perhaps also
               read_since   text, UTC: what was not read whole since then does not count either
               kept         {set_id: why}: units that stay although the policy lets them go
    policy   {keep_last, keep_days, younger_than}: see retention_policy() -#}
{% macro retention_sql(facts, policy) %}
    {% set sql %}
    {{ holdfast.units_sql(facts.table, facts.schemas, facts.damaged) }},
    {{ holdfast.last_good_sql(facts) }},
    {{ holdfast.counted_sql(facts) }},
    kept as (
      select
        *,
        case
          when is_foreign then 'not of this target: left alone'
          when pinned then 'pinned'
          when is_last_good_set then 'the last good set'
          when holds is not null then concat('holds the last good backup of ', holds)
          {%- if policy.younger_than %}
            when taken_at > {{ holdfast.text_literal(policy.younger_than, facts.table.engine) }}
              then
                concat(
                  'younger than {{ policy.keep_days }} days', case when counts then '' else concat(' (', flaw, ')') end
                )
          {%- endif %}
          {%- if policy.keep_last %}
            when counts and good_ones <= {{ policy.keep_last }} then 'one of the last {{ policy.keep_last }}'
            when not counts and good_ones < {{ policy.keep_last }}
              then concat(flaw, ', but fewer than {{ policy.keep_last }} good ones are newer')
          {%- endif %}
          {%- for set_id, why in (facts.get('kept') or {}).items() %}
            when set_id = {{ holdfast.text_literal(set_id, facts.table.engine) }}
              then {{ holdfast.text_literal(why, facts.table.engine) }}
          {%- endfor %}
        end as stays_because,
        not is_foreign
        and (
          is_last_good_set or holds is not null
          {{- " or counts and not pinned and good_ones <= " ~ policy.keep_last if policy.keep_last }}
        ) as relied
      from counted
    ),
    verdicts as (
      select
        set_id, kind, place, taken_at, tables, members, bytes, relied,
        stays_because is null as goes,
        coalesce(
          stays_because,
          concat(case when counts then '' else concat(flaw, ', and ') end, 'older than what the policy keeps')
        ) as why
      from kept
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- counted: `units` with counts (does it count for the policy?), flaw (why not), holds, is_last_good_set, and
    good_ones: how many units of its kind (and table) that count are as new or newer. -#}
{% macro counted_sql(facts) %}
    {% set mine = "counts and kind = 'set' and not is_foreign" %}
    {% set newer = "rows between unbounded preceding and current row" %}
    {% set sql %}
    counted as (
      select
        *,
        {{ mine }} and sum(case when {{ mine }} then 1 else 0 end) over (order by place asc {{ newer }}) = 1
          as is_last_good_set,
        sum(case when counts and not pinned and not is_foreign then 1 else 0 end) over (
          partition by case when kind = 'set' then 'set' else concat(kind, ' of ', tables) end
          order by place asc
          {{ newer }}
        ) as good_ones
      from (
        select
          units.*,
          holders.holds,
          units.good and not units.is_future and not {{ holdfast.is_stale(facts, "units") }} as counts,
          case
            when not units.complete then 'not complete'
            when units.damaged then 'damaged'
            when not units.good then 'suspect'
            when units.is_future then 'from the future'
            else 'not read lately'
          end as flaw
        from units
        left join holders on units.set_id = holders.set_id
      ) as flagged
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- holders: the units that hold the last good copy of a table, and of which; with a second place, the last in each of
    the two places. One from before a restore, one from the future and one that was not read lately are holders only
    where there is no other. -#}
{% macro last_good_sql(facts) %}
    {% set second = holdfast.second_copies_sql(facts.table, facts.schemas) %}
    {% set names = holdfast.joined_sql(facts.table, "table_name") %}
    {% set where = "case when is_last then '' else ' in one of the two places' end" %}
    {% set sql %}
    good_copies as (
      select
        judged.id,
        judged.set_id,
        judged.schema_name,
        judged.table_name,
        {%- if second %} copied.here, copied.elsewhere,
        {%- endif %}
        row_number() over (
          order by
            case when units.kind = 'safety' then 1 else 0 end asc,
            case when units.is_future then 1 else 0 end asc,
            case when {{ holdfast.is_stale(facts, "judged") }} then 1 else 0 end asc,
            units.place asc
        ) as age
      from judged
      inner join units on judged.set_id = units.set_id
      {{- " left join (" ~ second ~ ") as copied on judged.id = copied.id" if second }}
      where judged.good and not units.is_foreign
    ),
    ranked as (
      select
        id,
        set_id,
        schema_name,
        table_name,
        {%- for place in ["here", "elsewhere"] if second %}
        {{ place }} and min(case when {{ place }} then age end) over (partition by schema_name, table_name) = age
          as is_last_{{ place }},
        {%- endfor %}
        min(age) over (partition by schema_name, table_name) = age as is_last
      from good_copies
    ),
    holders as (
      select set_id, {{ "concat(" ~ names ~ ", max(" ~ where ~ "))" if second else names }} as holds
      from ranked
      where is_last{{ " or is_last_here or is_last_elsewhere" if second }}
      group by set_id
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: was a copy or unit not read whole since facts.read_since? -#}
{% macro is_stale(facts, name) %}
    {% if not facts.get('read_since') %} {{ return("false") }} {% endif %}
    {{ return("(" ~ name ~ ".read_at < " ~ holdfast.text_literal(facts.read_since, facts.table.engine) ~ ")") }}
{% endmacro %}

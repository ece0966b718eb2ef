-- dbt run-operation prune_backups --args '{keep_last: 7, keep_days: 30}', as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The statements that delete what the policy lets go, and why. Read them before you run them. The query knows what the manifests say; prune_backups reads the copies, too, and counts no damaged one.
with copies as (
      select
      id,
      manifest,
      bytes,
      coalesce(nullif(regexp_extract(id, '^[a-z]+_[0-9]{8}T[0-9]{6}Z'), ''), id) as set_id,
      regexp_matches(id, '^[a-z]+_[0-9]{8}T[0-9]{6}Z/') as by_verbs,
      manifest ->> '$.schema' as schema_name,
      coalesce(
        manifest ->> '$.table', nullif(regexp_extract(id, '^[a-z]+_[0-9]{8}T[0-9]{6}Z/[^.]*[.](.*)$', 1), ''), id
      ) as table_name,
      json_array_length(manifest, '$.set_tables') as set_size,
      coalesce(
        json_type(manifest, '$.taken_at') = 'VARCHAR' and
        json_type(manifest, '$.set') = 'VARCHAR' and
        json_type(manifest, '$.table') = 'VARCHAR' and
        json_type(manifest, '$.content_hash') = 'VARCHAR' and
        json_type(manifest, '$.columns') = 'ARRAY',
        false
      ) as complete,
      coalesce(manifest ->> '$.verified_at', '') <> '' as verified,
      coalesce(manifest ->> '$.suspect', '') <> '' as suspect,
      coalesce(manifest ->> '$.damaged', '') <> '' as damaged,
      coalesce(manifest ->> '$.pinned', '') = 'true' as pinned
    from lake.backups()
    ),
    judged as (
      select
        id, set_id, split_part(set_id, '_', 2) as stamp, by_verbs, schema_name, table_name, set_size, bytes,
        complete, suspect, pinned,
        damaged,
        complete and verified and not suspect and not damaged as good,
        coalesce(schema_name in ('dev'), false) as in_target
      from copies
    ),
    units as (
      select *, complete and all_good as good
      from (
        select
          set_id,
          max(case when by_verbs then split_part(set_id, '_', 1) else 'unknown' end) as kind,
          max(case when by_verbs then concat(substr(stamp, 1, 4), '-', substr(stamp, 5, 2), '-', substr(stamp, 7, 2), ' ', substr(stamp, 10, 2), ':', substr(stamp, 12, 2), ':', substr(stamp, 14, 2)) else '' end) as taken_at,
          coalesce(
            string_agg(distinct case when complete then table_name end, ', ' order by case when complete then table_name end), min(table_name)
          ) as tables,
          count(*) as members,
          cast(coalesce(sum(bytes), 0) as bigint) as bytes,
          bool_or(not by_verbs or complete and not in_target) as is_foreign,
          bool_and(complete)
          and count(distinct case when complete then table_name end) >= coalesce(max(set_size), 0) as complete,
          bool_or(complete and suspect) as suspect,
          bool_or(complete and damaged) as damaged,
          bool_or(complete and pinned) as pinned,
          bool_and(good) as all_good
        from judged
        group by set_id
      ) as grouped
    ),
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
      select set_id, string_agg(distinct table_name, ', ' order by table_name) as holds from ranked where age = 1 group by set_id
    ),
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
            when taken_at > '2026-02-03 09:00:00'
              then
                concat(
                  'younger than 30 days', case when good then '' else concat(' (', flaw, ')') end
                )
            when good and good_ones <= 7 then 'one of the last 7'
            when not good and good_ones < 7
              then concat(flaw, ', but fewer than 7 good ones are newer')
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
    ),
    statements as (
      select
      set_id,
      1 as step,
      concat('select * from lake.drop(''backups/', replace(set_id, '''', ''''''), ''');') as to_run
    from verdicts
    where goes
    )
    select verdicts.set_id, verdicts.why, statements.to_run
    from statements
    inner join verdicts on statements.set_id = verdicts.set_id
    order by verdicts.taken_at desc, verdicts.set_id asc, statements.step asc, statements.to_run asc;

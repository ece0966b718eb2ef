{#-
  The common table expressions that judge backups; a query that starts with them may read:

    copies   one row a copy, as the catalog and its manifest have it; see copies_sql() in the contract
    judged   the same with `damaged` as reading found it, too, and `good`: complete, verified, not suspect, not damaged
    units    one row a unit that is kept or deleted as a whole: a set, a single or a safety copy
               set_id, kind    set_20260203T101500Z; set (backup_all), single (backup_table), safety (before a restore)
               place           1 for the newest; see placed_sql()
               taken_at        text, UTC
               tables, members, bytes
               complete        every table that it was to hold is there, with a sound manifest; other folders do
                               not count
               suspect, damaged, pinned
               good            complete, and every copy of it is good
               read_at         when all of it had been read whole; text, UTC
               is_future       its time is later than now, so a clock was or is wrong: never the newest
               is_foreign      not made by these verbs, or of another target's schema

  This is the only definition of a good backup.

  table     a table of the catalog that is asked
  schemas   the schemas of this target
  damaged   ids of copies that reading found damaged, beside those whose manifest says so
-#}
{% macro units_sql(table, schemas, damaged=[]) %}
    {% set sql %}
    copies as (
      {{ holdfast.copies_sql(table, schemas) }}
    ),
    judged as (
      select
        id, set_id, split_part(set_id, '_', 2) as stamp, by_verbs,
        lower(schema_name) as schema_name, table_name, set_size, bytes,
        case when complete then sequence_number end as sequence_number,
        case when complete then recorded_at else '' end as recorded_at,
        case when read_at <= {{ holdfast.text_literal(holdfast.latest_time(), table.engine) }} then read_at else '' end
          as read_at,
        complete, suspect, pinned,
        {{ holdfast.is_damaged(table, damaged) }}{{ " as damaged" if damaged }},
        complete and verified and not suspect and not {{ holdfast.is_damaged(table, damaged) }} as good,
        coalesce(lower(schema_name) in ({{ holdfast.text_list(table, schemas) }}), false) as in_target
      from copies
    ),
    grouped as (
      select
        set_id,
        max(case when by_verbs then split_part(set_id, '_', 1) else 'unknown' end) as kind,
        max(case when by_verbs then {{ holdfast.time_of_stamp("stamp") }} else '' end) as taken_at,
        max(sequence_number) as sequence_number,
        max(recorded_at) as recorded_at,
        min(read_at) as read_at,
        coalesce(
          {{ holdfast.joined_sql(table, "case when complete then table_name end") }}, min(table_name)
        ) as tables,
        count(*) as members,
        cast(coalesce(sum(bytes), 0) as bigint) as bytes,
        bool_or(not by_verbs or complete and not in_target) as is_foreign,
        count(distinct case when complete then table_name end)
        >= coalesce(max(case when complete then set_size end), count(*)) as complete,
        bool_or(complete) as has_manifest,
        bool_or(complete and suspect) as suspect,
        bool_or(complete and damaged) as damaged,
        bool_or(pinned) as pinned,
        bool_and(case when complete then good end) as all_good
      from judged
      group by set_id
    ),
    units as (
      {{ holdfast.placed_sql(table) }}
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- A query: `grouped` with good, is_future and place. The order is that of the sequence numbers, which no clock
    changes. Of two with the same number, or without one, the time in the manifest decides, or that in the id.
    A unit with a sound manifest, and without a number in it, is older than all numbered ones. One that has lost all
    its manifests comes right after the last numbered one that is older by its id. -#}
{% macro placed_sql(table) %}
    {% set now = holdfast.text_literal(holdfast.latest_time(), table.engine) %}
    {% set sql %}
    select
      *,
      row_number() over (
        order by follows desc, coalesce(nullif(recorded_at, ''), taken_at) desc, set_id asc
      ) as place
    from (
      select
        *,
        complete and all_good as good,
        taken_at > {{ now }} or recorded_at > {{ now }} as is_future,
        case
          when sequence_number is not null then sequence_number
          when has_manifest or taken_at > {{ now }} then 0
          else
            coalesce(
              max(sequence_number) over (
                order by taken_at asc rows between unbounded preceding and current row
              ), 0
            )
        end as follows
      from grouped
    ) as ordered
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- Does the manifest say that the copy is damaged, or did reading it? -#}
{% macro is_damaged(table, damaged) %}
    {{ return("(damaged or id in (" ~ holdfast.text_list(table, damaged) ~ "))" if damaged else "damaged") }}
{% endmacro %}

{#- An expression: 20260203T101500Z as 2026-02-03 10:15:00. -#}
{% macro time_of_stamp(stamp) %}
    {% set parts = [] %}
    {% for start, length, after in [(1, 4, '-'), (5, 2, '-'), (7, 2, ' '), (10, 2, ':'), (12, 2, ':'), (14, 2, '')] %}
        {% do parts.append("substr(" ~ stamp ~ ", " ~ start ~ ", " ~ length ~ ")") %}
        {% do parts.append("'" ~ after ~ "'") if after %}
    {% endfor %}
    {{ return("concat(" ~ parts | join(", ") ~ ")") }}
{% endmacro %}

-- A final game that still lacked something when it was requested long after its end. Its grace in days is the variable
-- gap_grace_days, or shift_gap_grace_days if only its shifts are missing or disagree. The sample was never requested.
with

gaps as (

    select
        game_id,
        game_date,
        gap_reason,
        cast(last_attempt_at as date) as last_asked,
        case
            when gap_reason like '%play-by-play%' or gap_reason like '%boxscore%' then {{ var('gap_grace_days') }}
            else {{ var('shift_gap_grace_days') }}
        end as grace_days
    from {{ source('nhl', 'bronze_game_ledger') }}
    where is_final and not is_complete and last_attempt_at is not null

)

select * from gaps
where {{ datediff('game_date', 'last_asked', 'day') }} > grace_days

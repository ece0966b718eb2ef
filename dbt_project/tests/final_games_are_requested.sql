-- A final game that no load has requested, although later loads requested others: `dlt pipeline nhl run` requests it.
-- The macro is_left_out holds the rule, for `doctor` too. It only warns: a load may be limited on purpose.
{{ config(severity='warn') }}

with

ledger as (

    select
        *,
        max(last_attempt_at) over () as last_request
    from {{ source('nhl', 'bronze_game_ledger') }}

)

select
    game_id,
    game_date,
    gap_reason,
    last_request
from ledger
where is_final and {{ is_left_out() }}

-- A final game that no load has requested, although later loads requested others: `dlt pipeline nhl run` requests it. The
-- macro is_left_out holds the rule, for `doctor` too. It warns only: a load may be limited to some games on purpose.
{{ config(severity='warn') }}
select
    game_id,
    game_date,
    gap_reason,
    requests.last_request
from {{ source('nhl', 'bronze_game_ledger') }}
cross join (select max(last_attempt_at) as last_request from {{ source('nhl', 'bronze_game_ledger') }}) as requests
where is_final and {{ is_left_out('requests.last_request') }}

-- A final game that lacks something for too long. The macro is_overdue holds the rule, for `doctor` too.
select
    game_id,
    game_date,
    gap_reason,
    last_attempt_at
from {{ source('nhl', 'bronze_game_ledger') }}
where is_final and {{ is_overdue() }}

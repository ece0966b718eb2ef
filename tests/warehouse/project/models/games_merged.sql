{{ config(
    materialized='incremental', incremental_strategy='merge', unique_key=['game_id', 'player_id'],
    on_schema_change='append_new_columns',
    tblproperties={
        'delta.logRetentionDuration': 'interval 365 days',
        'delta.deletedFileRetentionDuration': 'interval 90 days'
    }
) }}
select game_id, player_id, goals, cast(updated_at as timestamp) as updated_at
{% if var('with_new_column', false) %}, goals > 1 as many {% endif %}
from {{ ref('stg_games') }}
{% if is_incremental() %}
where cast(updated_at as timestamp) >= (select max(updated_at) from {{ this }})
{% endif %}

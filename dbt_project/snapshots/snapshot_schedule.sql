{#- In SQL, and with these properties, as snapshot_players. -#}
{% snapshot snapshot_schedule %}

{{ config(
    unique_key='game_id',
    strategy='check',
    check_cols=[
        'game_date', 'start_time_utc', 'venue', 'game_state', 'game_schedule_state', 'home_score', 'away_score',
    ],
    tblproperties={
        'delta.logRetentionDuration': 'interval 365 days',
        'delta.deletedFileRetentionDuration': 'interval 90 days',
    }
) }}

select * from {{ ref('stg_nhl__games') }}

{% endsnapshot %}

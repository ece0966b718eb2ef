{#-
  In SQL, and with these properties, as snapshot_players. Checked is each column that can change and that no other one
  determines: the key gives season and game_type, game_date gives day, the states give is_final and is_called_off.
-#}
{% snapshot snapshot_schedule %}

{{ config(
    unique_key='game_id',
    strategy='check',
    check_cols=[
        'game_date', 'start_time_utc', 'venue', 'neutral_site',
        'home_team', 'home_team_id', 'away_team', 'away_team_id',
        'game_state', 'game_schedule_state', 'home_score', 'away_score', 'last_period_type',
    ],
    tblproperties={
        'delta.logRetentionDuration': 'interval 365 days',
        'delta.deletedFileRetentionDuration': 'interval 90 days',
    }
) }}

select * from {{ ref('stg_nhl__games') }}

{% endsnapshot %}

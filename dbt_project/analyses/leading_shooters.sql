{{ leading_shooters_sql(ref('silver_player_games'), ref('silver_players')) }}
order by shots desc, attempts desc, player asc

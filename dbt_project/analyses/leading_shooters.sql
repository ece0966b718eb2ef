{{ leading_shooters_sql(ref('silver_players_ranked'), ref('silver_players')) }}
order by shots desc, attempts desc, player asc

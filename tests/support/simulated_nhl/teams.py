"""The names that the API gives with a team's code."""

from __future__ import annotations

from typing import NamedTuple


class Team(NamedTuple):
    """Place, name, conference and division of a team."""

    place: str
    name: str
    conference: str
    division: str


_BY_DIVISION = {
    ("Eastern", "Atlantic"): {
        "BOS": "Boston/Bruins",
        "BUF": "Buffalo/Sabres",
        "DET": "Detroit/Red Wings",
        "FLA": "Florida/Panthers",
        "MTL": "Montréal/Canadiens",
        "OTT": "Ottawa/Senators",
        "TBL": "Tampa Bay/Lightning",
        "TOR": "Toronto/Maple Leafs",
    },
    ("Eastern", "Metropolitan"): {
        "CAR": "Carolina/Hurricanes",
        "CBJ": "Columbus/Blue Jackets",
        "NJD": "New Jersey/Devils",
        "NYI": "New York/Islanders",
        "NYR": "New York/Rangers",
        "PHI": "Philadelphia/Flyers",
        "PIT": "Pittsburgh/Penguins",
        "WSH": "Washington/Capitals",
    },
    ("Western", "Central"): {
        "ARI": "Arizona/Coyotes",
        "CHI": "Chicago/Blackhawks",
        "COL": "Colorado/Avalanche",
        "DAL": "Dallas/Stars",
        "MIN": "Minnesota/Wild",
        "NSH": "Nashville/Predators",
        "STL": "St. Louis/Blues",
        "UTA": "Utah/Utah",
        "WPG": "Winnipeg/Jets",
    },
    ("Western", "Pacific"): {
        "ANA": "Anaheim/Ducks",
        "CGY": "Calgary/Flames",
        "EDM": "Edmonton/Oilers",
        "LAK": "Los Angeles/Kings",
        "SEA": "Seattle/Kraken",
        "SJS": "San Jose/Sharks",
        "VAN": "Vancouver/Canucks",
        "VGK": "Vegas/Golden Knights",
    },
}
TEAMS = {
    code: Team(*names.split("/"), conference, division)
    for (conference, division), teams in _BY_DIVISION.items()
    for code, names in teams.items()
}

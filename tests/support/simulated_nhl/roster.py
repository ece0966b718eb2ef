"""Renders a team's roster of a season."""

from __future__ import annotations

from random import Random

from .as_json import dumps
from .header import Body
from .squads import Player, Squad

GROUPS = {"forwards": "forwards", "defensemen": "defenders", "goalies": "goalies"}


def roster(squad: Squad, team: str, season: int) -> bytes:
    """Return the body."""
    return dumps(
        {
            group: [_player(player, team, season) for player in getattr(squad, name)]
            for group, name in GROUPS.items()
        }
    )


def _player(player: Player, team: str, season: int) -> Body:
    random = Random(f"player {player.id}")
    height, weight = random.randint(68, 78), random.randint(170, 230)
    return {
        "id": player.id,
        "headshot": f"https://assets.nhle.com/mugs/nhl/{season}/{team}/{player.id}.png",
        "firstName": {"default": player.first_name},
        "lastName": {"default": player.last_name},
        "sweaterNumber": player.number,
        "positionCode": player.position,
        "shootsCatches": random.choice("LR"),
        "heightInInches": height,
        "weightInPounds": weight,
        "heightInCentimeters": round(height * 2.54),
        "weightInKilograms": round(weight * 0.4536),
        "birthDate": f"{random.randint(1986, 2005)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "birthCity": {"default": "Toronto"},
        "birthStateProvince": {"default": "ON"},
        "birthCountry": "CAN",
    }

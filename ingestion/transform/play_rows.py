"""Rows of `bronze_plays`: every play of the feed, with strength, score, normalised place, and who was on.

The number of a play in the feed's order is its key: event ids and sort orders repeat in some games, and event
ids differ between two captures of one game.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from ingestion.bronze import ON_ICE_SKATERS, PLAY_DETAILS, PLAY_PEOPLE, PLAYS

from .clock import game_second, seconds
from .payload import Payload
from .plays import SHOOTOUT, UNBLOCKED, Game, Play, actor_of, in_order
from .rink import adjusted, angle, attacks_right, distance
from .rows import HOME_OR_AWAY, game_columns, repeated, table_of_columns
from .shifts import Ice
from .strength import AWAY, HOME, SIDES, on_ice_by_code

# A column -> the name that the feed has for it: of the play itself, and of its details.
_ITEM = {
    "event_id": "eventId",
    "event_type": "typeDescKey",
    "event_code": "typeCode",
    "situation_code": "situationCode",
    "home_team_defending_side": "homeTeamDefendingSide",
}
_DETAILS = {
    **{
        name: "".join(part if not place else part.title() for place, part in enumerate(name.split("_")))[:-2]
        + "Id"
        for name in PLAY_PEOPLE
    },
    **{name: served for name, (served, _, _) in PLAY_DETAILS.items()},
}
_ON_THE_ICE = ("away_goalies", "away_skaters", "home_skaters", "home_goalies")
_ACTOR = (
    "player_id", "player_name", *_ON_THE_ICE, "team_id", "team", "opposing_team", "home_or_away", "strength",
    "is_empty_net", "x_adjusted", "y_adjusted", "shot_distance", "shot_angle", "is_rebound",
)  # fmt: skip
# Side -> the columns of its skaters and of its goalie.
_ON_ICE = [
    (
        (False, [f"{side.lower()}_skater_{place}_id" for place in range(1, ON_ICE_SKATERS + 1)]),
        (True, [f"{side.lower()}_goalie_id"]),
    )
    for side in HOME_OR_AWAY
]


def play_rows(game: Game, body: Payload, ice: Ice | None) -> pa.Table:
    """Return the rows of a finished game, key `game_id`, `play_number`; shootout attempts included.

    Args:
        game: the play-by-play, read.
        body: the same play-by-play, as served.
        ice: who was on the ice, None without a shift chart that agrees with the plays.
    """
    items = in_order(body["plays"])
    in_shootout = [item["periodDescriptor"].get("periodType") == SHOOTOUT for item in items]
    played = iter(game.plays)
    plays = [None if shootout else next(played) for shootout in in_shootout]
    columns: dict[str, Any] = {
        **repeated(game_columns(game), len(items)),
        "play_number": range(1, len(items) + 1),
        **_served(items),
        **_times(items, in_shootout),
        **_columns(_ACTOR, map(partial(_actor, game), items, plays)),
        **_scores(plays),
        **_on_ice(game, plays, ice),
    }
    return table_of_columns(PLAYS, columns, len(items))


def _columns(names: Iterable[str], rows: Iterable[Payload]) -> dict[str, list[Any]]:
    """Return rows as columns; one that a row lacks is NULL."""
    rows = list(rows)
    return {name: [row.get(name) for row in rows] for name in names}


def _served(items: list[Payload]) -> dict[str, list[Any]]:
    details = [item.get("details") or {} for item in items]
    return {
        **{name: [item.get(served) for item in items] for name, served in _ITEM.items()},
        "sort_order": [_whole(item.get("sortOrder")) for item in items],
        **{name: [each.get(served) for each in details] for name, served in _DETAILS.items()},
    }


def _whole(order: float | None) -> int | None:
    """Return a sort order of the feed; None for one that was inserted between two others."""
    return int(order) if order is not None and order == int(order) else None


def _times(items: list[Payload], in_shootout: list[bool]) -> dict[str, list[Any]]:
    periods = [item["periodDescriptor"] for item in items]
    elapsed = [seconds(item["timeInPeriod"]) for item in items]
    left = [item.get("timeRemaining") for item in items]
    return {
        "period": [period["number"] for period in periods],
        "period_type": [period.get("periodType") for period in periods],
        "period_seconds": elapsed,
        "period_seconds_remaining": [None if clock is None else seconds(clock) for clock in left],
        "game_seconds": [
            None if shootout else game_second(period["number"], second)
            for shootout, period, second in zip(in_shootout, periods, elapsed, strict=True)
        ],
    }


def _scores(plays: list[Play | None]) -> dict[str, list[int]]:
    """Return the score before each play."""
    away: list[int] = []
    home: list[int] = []
    score = [0, 0]
    for play in plays:
        away.append(score[AWAY])
        home.append(score[HOME])
        if play and play.kind == "goal" and play.side is not None:
            score[play.side] += 1
    return {"away_score_before": away, "home_score_before": home}


def _actor(game: Game, item: Payload, play: Play | None) -> Payload:
    """Return the columns seen by the play's team: of the one who acts, else the owner of the event."""
    details, kind = item.get("details") or {}, item["typeDescKey"]
    player = actor_of(item)
    who = None if player is None else game.players.get(player)
    owner = details.get("eventOwnerTeamId")
    side = who.side if who else game.team_ids.index(owner) if owner in game.team_ids else None
    codes = on_ice_by_code(item.get("situationCode"))
    columns: Payload = {
        "player_id": player,
        "player_name": who.name if who else None,
        **dict(zip(_ON_THE_ICE, codes or (None,) * 4, strict=True)),
    }
    if side is None:
        return columns
    columns |= {
        "team_id": game.team_ids[side],
        "team": game.teams[side],
        "opposing_team": game.teams[1 - side],
        "home_or_away": HOME_OR_AWAY[side],
    }
    if codes:
        skaters, goalies = (codes[1], codes[2]), (codes[0], codes[3])
        columns["strength"] = f"{skaters[side]}on{skaters[1 - side]}"
        columns["is_empty_net"] = goalies[1 - side] == 0
    zone = details.get("zoneCode")
    if kind == "blocked-shot":  # the zone is the blocker's
        zone = {"O": "D", "D": "O"}.get(str(zone), zone)
    x, y = details.get("xCoord"), details.get("yCoord")
    right = attacks_right(
        by_home=side == HOME, home_defends=item.get("homeTeamDefendingSide"), x=x, zone=zone
    )
    x, y = adjusted(x, y, right)
    columns |= {"x_adjusted": x, "y_adjusted": y}
    if kind in UNBLOCKED:
        if x is not None and y is not None:
            columns |= {"shot_distance": round(distance(x, y), 2), "shot_angle": round(angle(x, y), 2)}
        columns["is_rebound"] = play.is_rebound if play else None
    return columns


def _on_ice(game: Game, plays: list[Play | None], ice: Ice | None) -> dict[str, pa.Array]:
    """Return the columns of the players on the ice, by id; NULL in a shootout."""
    if ice is None:
        return {}
    on, _ = ice.at(game.plays, game.periods)
    known = np.array([play is not None for play in plays], dtype=bool)
    by_id = sorted(range(len(ice.players)), key=ice.players.__getitem__)
    columns = {}
    for side in SIDES:
        for is_goalie, names in _ON_ICE[side]:
            group = [
                place
                for place in by_id
                if (player := game.players[ice.players[place]]).side == side and player.is_goalie == is_goalie
            ]
            ids = np.array([ice.players[place] for place in group], dtype=np.int64)
            mine = on[:, group]
            rank = mine.cumsum(axis=1)  # of each player among those of the group on the ice
            mine = mine & (rank[:, -1:] <= len(names))  # more is a slip of the chart: unknown
            for place, name in enumerate(names, 1):
                shown = np.zeros(len(plays), dtype=np.int64)
                shown[known] = (mine & (rank == place)) @ ids
                columns[name] = pa.array(shown, mask=shown == 0)
    return columns

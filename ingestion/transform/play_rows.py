"""Rows of `bronze_plays`: every play of the feed, with strength, score, normalised place, and who was on.

The number of a play in the feed's order is its key: event ids and sort orders repeat in some games, and event
ids differ between two captures of one game.
"""

from __future__ import annotations

import pyarrow as pa

from ingestion.bronze import ON_ICE_SKATERS, PLAY_DETAILS, PLAY_PEOPLE, PLAYS

from .clock import game_second, seconds
from .payload import Payload
from .plays import SHOOTOUT, UNBLOCKED, Game, Play, actor_of, in_order
from .rink import adjusted, angle, attacks_right, distance
from .rows import HOME_OR_AWAY, game_columns, table_of
from .shifts import Ice
from .strength import AWAY, HOME, SIDES, on_ice_by_code

# The column of a person -> the feed's name of it.
_PEOPLE = {
    name: "".join(part if not place else part.title() for place, part in enumerate(name.split("_")))[:-2]
    + "Id"
    for name in PLAY_PEOPLE
}


def play_rows(game: Game, body: Payload, ice: Ice | None) -> pa.Table:
    """Return the rows of a finished game, key `game_id`, `play_number`; shootout attempts included.

    Args:
        game: the play-by-play, read.
        body: the same play-by-play, as served.
        ice: who was on the ice, None without a shift chart that agrees with the plays.
    """
    of_game = game_columns(game)
    played = iter(game.plays)
    on_ice = iter(_on_ice(game, ice))
    score = [0, 0]
    rows = []
    for number, item in enumerate(in_order(body["plays"]), start=1):
        shootout = item["periodDescriptor"].get("periodType") == SHOOTOUT
        play = None if shootout else next(played)
        rows.append(
            {
                **of_game,
                "play_number": number,
                **_served(item),
                **_time(item, shootout),
                **_actor(game, item, play),
                "away_score_before": score[AWAY],
                "home_score_before": score[HOME],
                **(next(on_ice) if play else {}),
            }
        )
        if play and play.kind == "goal" and play.side is not None:
            score[play.side] += 1
    return table_of(PLAYS, rows)


def _served(item: Payload) -> Payload:
    details = item.get("details") or {}
    return {
        "event_id": item.get("eventId"),
        "sort_order": _whole(item.get("sortOrder")),
        "event_type": item["typeDescKey"],
        "event_code": item.get("typeCode"),
        "situation_code": item.get("situationCode"),
        "home_team_defending_side": item.get("homeTeamDefendingSide"),
        **{name: details.get(served) for name, served in _PEOPLE.items()},
        **{name: details.get(served) for name, (served, _, _) in PLAY_DETAILS.items()},
    }


def _whole(order: float | None) -> int | None:
    """Return a sort order of the feed; None for one that was inserted between two others."""
    return int(order) if order is not None and order == int(order) else None


def _time(item: Payload, shootout: bool) -> Payload:
    period = item["periodDescriptor"]
    elapsed, left = seconds(item["timeInPeriod"]), item.get("timeRemaining")
    return {
        "period": period["number"],
        "period_type": period.get("periodType"),
        "period_seconds": elapsed,
        "period_seconds_remaining": None if left is None else seconds(left),
        "game_seconds": None if shootout else game_second(period["number"], elapsed),
    }


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
        **dict(
            zip(
                ("away_goalies", "away_skaters", "home_skaters", "home_goalies"),
                codes or (None,) * 4,
                strict=True,
            )
        ),
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


def _on_ice(game: Game, ice: Ice | None) -> list[Payload]:
    """Return for each play the columns of the players on the ice."""
    if ice is None:
        return [{} for _ in game.plays]
    on, _ = ice.at(game.plays, game.periods)
    known: dict[bytes, Payload] = {}  # plays within a shift have the same players
    line_ups = []
    for row in on:
        key = row.tobytes()
        if key not in known:
            known[key] = _line_up(game, [ice.players[place] for place in row.nonzero()[0]])
        line_ups.append(known[key])
    return line_ups


def _line_up(game: Game, players: list[int]) -> Payload:
    columns: Payload = {}
    for side in SIDES:
        name = HOME_OR_AWAY[side].lower()
        mine = sorted(player for player in players if game.players[player].side == side)
        skaters = [player for player in mine if not game.players[player].is_goalie]
        goalies = [player for player in mine if game.players[player].is_goalie]
        if len(skaters) <= ON_ICE_SKATERS:  # more is a slip of the chart: unknown
            columns |= {f"{name}_skater_{place}_id": player for place, player in enumerate(skaters, 1)}
        if len(goalies) == 1:
            columns[f"{name}_goalie_id"] = goalies[0]
    return columns

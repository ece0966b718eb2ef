"""One finished game: from its payloads to the rows of every bronze table that has the game."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingestion.bronze import (
    DANGERS,
    GAME_ROSTERS,
    GOALIE_GAMES,
    INDIVIDUAL,
    INDIVIDUAL_PLAIN,
    OFFICIALS,
    ON_ICE,
    PLAYER_GAMES,
    PLAYS,
    SHIFTS,
    SITUATIONS,
    TEAM,
    TEAM_GAMES,
)
from ingestion.expected_goals import model

from .clock import seconds
from .expected_goals import TEN_THOUSANDTHS, assign_expected_goals, with_expected_goals
from .game_rosters import game_roster_rows
from .gaps import CUT_BOXSCORE, CUT_RIGHT_RAIL, payload_gaps
from .goalies import goalie_rows
from .officials import official_rows
from .payload import Payload, boxscore_players, is_final, readable, validate
from .play_rows import play_rows
from .plays import Game, Play, read_game
from .power_plays import PowerPlays, read_power_plays
from .rows import HOME_OR_AWAY, game_columns, repeated, table_of_columns
from .shift_rows import shift_rows
from .shift_sources import Shifts, TimeOnIce, choose_shifts
from .shifts import REFUSED_ROWS, Ice
from .strength import MIRROR, SIDES

NOBODY = 0  # no player has this id

Counts = NDArray[np.int64]
Columns = dict[str, Any]  # column name -> list, NumPy array or Arrow array

# What is counted play by play. The other columns are sums and differences of these.
_COUNTED = (
    "goals",
    "goals_without_shot",
    "primary_assists",
    "secondary_assists",
    "saved_shots_on_goal",
    "missed_shots",
    "blocked_shot_attempts",
    "rebounds",
    "rebound_goals",
    *DANGERS,
    "x_goals",  # in ten-thousandths, so that sums are exact
    "hits",
    "takeaways",
    "giveaways",
    "face_offs_won",
    "faceoffs_lost",
    "penalties",
    "penalties_drawn",
    "penality_minutes",
    "shots_blocked_by_player",
)
_COLUMN = {name: index for index, name in enumerate(_COUNTED)}


@dataclass(frozen=True)
class GameTables:
    """The rows of a game.

    The tables have the schemas of `ingestion.bronze`. `shift_source` ("chart", "report" or None) and
    `shift_disagreements` are those of `Shifts`. `warnings` are clauses such as "no boxscore";
    `report_warnings`, those of them about the HTML reports. `oddities` count the rows of the chart that were
    refused. `gaps` are clauses about payloads that were given and could not be used, or not all of them
    (`ingestion.transform.gaps`).
    """

    players: pa.Table
    teams: pa.Table
    plays: pa.Table
    shifts: pa.Table
    goalies: pa.Table
    rosters: pa.Table
    officials: pa.Table
    shift_source: str | None = None
    shift_disagreements: int | None = None
    warnings: list[str] = field(default_factory=list)
    report_warnings: list[str] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    @property
    def has_shifts(self) -> bool:
        """Whether on-ice columns and ice time by strength are filled."""
        return self.shift_source is not None

    @property
    def by_name(self) -> dict[str, pa.Table]:
        """Bronze table -> rows."""
        return {
            PLAYER_GAMES: self.players,
            TEAM_GAMES: self.teams,
            PLAYS: self.plays,
            SHIFTS: self.shifts,
            GOALIE_GAMES: self.goalies,
            GAME_ROSTERS: self.rosters,
            OFFICIALS: self.officials,
        }


def game_tables(
    play_by_play: Payload,
    boxscore: Payload | None,
    shift_chart: Payload | None,
    shift_reports: Mapping[str, Payload] | None = None,
    right_rail: Payload | None = None,
) -> GameTables:
    """Compute the rows of a finished game.

    The play-by-play alone is enough for everything but time and who was on the ice. The shift chart adds
    those; without one, the HTML reports do. Without either, the boxscore gives the time on ice and the shifts
    of `all`, and the rest is NULL. The boxscore also wins in `all` where the shifts add up to another time.
    Nothing of a shootout is counted.

    Args:
        play_by_play: the parsed body, of a final game.
        boxscore: the parsed body, or None.
        shift_chart: the parsed body, or None.
        shift_reports: endpoint -> parsed report (`ingestion.report_html`), or None.
        right_rail: the parsed body, or None: officials, coaches, scratches and power plays.

    Raises:
        PayloadError: a payload is of another game, cut short, or the game is not final.
    """
    game = read_game(play_by_play)
    warnings = list(game.warnings)
    box = _read_boxscore(boxscore, game, warnings)
    plus_minus = _read_plus_minus(boxscore, game)
    with readable(f"shift chart of game {game.id}"):
        shifts = choose_shifts(game, play_by_play, box, shift_chart, shift_reports)
    warnings += shifts.warnings
    gaps = payload_gaps(game, boxscore, shift_chart, shifts, box)
    with readable(f"play-by-play of game {game.id}"):
        plays = with_expected_goals(play_rows(game, play_by_play, shifts.ice), model())
        assign_expected_goals(game, plays)
    with readable(f"boxscore of game {game.id}"):
        goalies = goalie_rows(game, boxscore, shifts.ice)
    info = _game_info(game, boxscore, right_rail)
    with readable(f"right-rail of game {game.id}"):
        rosters = game_roster_rows(game, play_by_play, info)
        officials = official_rows(game, info)
        is_cut = any(gap.startswith(CUT_BOXSCORE) for gap in gaps)  # then it may lack a goal
        power_plays, reason = read_power_plays(right_rail or {}, play_by_play, None if is_cut else boxscore)
        if reason:
            gaps.append(f"{CUT_RIGHT_RAIL} ({reason})")
    with readable(f"play-by-play of game {game.id}"):
        by_player, by_team = _count(game)
        return GameTables(
            players=_player_rows(game, by_player, shifts, box, plus_minus),
            teams=_team_rows(game, by_team, shifts.ice, power_plays),
            plays=plays,
            shifts=shift_rows(game, shifts),
            goalies=goalies,
            rosters=rosters,
            officials=officials,
            shift_source=shifts.source,
            shift_disagreements=shifts.disagreements,
            warnings=warnings,
            report_warnings=shifts.report_warnings,
            oddities=[
                f"shiftcharts: {each}" for each in shifts.chart_warnings if each.endswith(REFUSED_ROWS)
            ],
            gaps=gaps,
        )


def _read_boxscore(boxscore: Payload | None, game: Game, warnings: list[str]) -> TimeOnIce:
    """Player -> (seconds on ice, shifts) by the boxscore."""
    if boxscore is None:
        warnings.append("no boxscore")
        return {}
    validate("boxscore", game.id, boxscore)
    if not is_final(boxscore):
        warnings.append(f"the boxscore is not used: it was taken while the game was {boxscore['gameState']}")
        return {}
    with readable(f"boxscore of game {game.id}"):
        return {
            player["playerId"]: (
                seconds(player["toi"]) if player.get("toi") else None,
                int(player["shifts"]) if player.get("shifts") is not None else None,
            )
            for _, player in boxscore_players(boxscore)
        }


def _read_plus_minus(boxscore: Payload | None, game: Game) -> dict[int, int]:
    """Player -> plus/minus by a final boxscore; without the players for whom it is unknown."""
    if boxscore is None or not is_final(boxscore):
        return {}
    with readable(f"boxscore of game {game.id}"):
        return {
            player["playerId"]: int(player["plusMinus"])
            for _, player in boxscore_players(boxscore)
            if player.get("plusMinus") is not None
        }


def _game_info(game: Game, boxscore: Payload | None, right_rail: Payload | None) -> Payload:
    """Return officials, coaches and scratches: of the right-rail; boxscores of late 2023 have them, too."""
    if right_rail is not None:
        validate("right-rail", game.id, right_rail)
    first_shape = (boxscore or {}).get("boxscore") or {}
    return (right_rail or {}).get("gameInfo") or first_shape.get("gameInfo") or {}


def _credits(play: Play, game: Game) -> Iterator[tuple[str, int | None, int | None, int]]:
    """Yield (what, whose player or None, whose side, how much) for all that a play counts for.

    The situation of each is the play's, seen from the side that it is credited to. MoneyPuck sees a lost
    face-off from the winner's side (Matthews' loss on the power play of 2024020161 is in its 4on5 row). Seen
    from the loser's own, players' lost face-offs sum up to their team's `face_offs_won_against`.
    """
    details, side, player = play.details, play.side, play.player
    kind = play.kind
    if play.is_attempt:
        if kind == "goal":
            yield "goals", player, side, 1
            if not play.is_shot:
                yield "goals_without_shot", player, side, 1
            yield "primary_assists", details.get("assist1PlayerId"), side, 1
            yield "secondary_assists", details.get("assist2PlayerId"), side, 1
            if play.is_rebound:
                yield "rebound_goals", player, side, 1
            if play.danger:
                yield f"{play.danger}_danger_goals", player, side, 1
        elif kind == "shot-on-goal":
            yield "saved_shots_on_goal", player, side, 1
        elif kind == "missed-shot":
            yield "missed_shots", player, side, 1
        else:
            yield "blocked_shot_attempts", player, side, 1
            blocker = game.players.get(details.get("blockingPlayerId", NOBODY))
            if blocker is not None and blocker.side != side:  # a teammate in the way blocks nothing
                yield "shots_blocked_by_player", blocker.id, blocker.side, 1
        if play.x_goals is not None:
            yield f"{play.danger}_danger_shots", player, side, 1
            yield "x_goals", player, side, round(play.x_goals * TEN_THOUSANDTHS)
        if play.is_rebound:
            # As in MoneyPuck: the rebound is made by the first shot, the rebound goal scored by the second.
            yield "rebounds", play.rebound_of, side, 1
    elif kind == "hit":
        yield "hits", player, side, 1
    elif kind == "takeaway":
        yield "takeaways", player, side, 1
    elif kind == "giveaway":
        yield "giveaways", player, side, 1
    elif kind == "faceoff":
        yield "face_offs_won", player, side, 1
        yield "faceoffs_lost", details.get("losingPlayerId"), _other(side), 1
    elif kind == "penalty":
        yield "penalties", player, side, 1
        yield "penality_minutes", player, side, details.get("duration") or 0
        yield "penalties_drawn", details.get("drawnByPlayerId"), _other(side), 1


def _other(side: int | None) -> int | None:
    return None if side is None else 1 - side


def _count(game: Game) -> tuple[Counts, Counts]:
    """Count the plays: ([situation, player, column], [situation, side, column])."""
    place: dict[int | None, int] = {player: index for index, player in enumerate(game.players)}
    nobody = len(place)  # bench minors, unassisted goals
    credited = [
        (place.get(player, nobody), side, play.situations[side], _COLUMN[what], much)
        for play in game.plays
        for what, player, side, much in _credits(play, game)
        if side is not None
    ]
    who, team, situation, column, amount = np.array(credited, dtype=np.int64).reshape(-1, 5).T
    by_player = np.zeros((4, nobody + 1, len(_COUNTED)), dtype=np.int64)
    by_team = np.zeros((4, 2, len(_COUNTED)), dtype=np.int64)
    np.add.at(by_player, (situation, who, column), amount)
    np.add.at(by_team, (situation, team, column), amount)
    # Until here the first layer has what is in none of the three strengths; `all` is the sum.
    by_player[0] = by_player.sum(axis=0)
    by_team[0] = by_team.sum(axis=0)
    return by_player[:, :nobody], by_team


def _complete(counted: dict[str, Counts]) -> dict[str, Counts]:
    """Add the columns that are sums of counted ones."""
    on_goal = counted["goals"] - counted["goals_without_shot"] + counted["saved_shots_on_goal"]
    unblocked = on_goal + counted["missed_shots"]
    sums = {
        "shots_on_goal": on_goal,
        "unblocked_shot_attempts": unblocked,
        "shot_attempts": unblocked + counted["blocked_shot_attempts"],
    }
    if "primary_assists" in counted:
        sums["points"] = counted["goals"] + counted["primary_assists"] + counted["secondary_assists"]
    return counted | sums


def _values(name: str, counted: Counts) -> NDArray[Any]:
    """Return a column: counts as they are, expected goals as decimals."""
    return counted.ravel() / TEN_THOUSANDTHS if name == "x_goals" else counted.ravel()


def _by_name(counts: Counts) -> dict[str, Counts]:
    return _complete({name: counts[..., index] for name, index in _COLUMN.items()})


def _player_rows(
    game: Game, counts: Counts, sources: Shifts, box: TimeOnIce, plus_minus: Mapping[int, int]
) -> pa.Table:
    ice = sources.ice
    players = list(game.players.values())
    skaters = np.array([index for index, player in enumerate(players) if not player.is_goalie])
    rows = len(skaters)
    own = np.array([players[index].side for index in skaters])
    columns = _identity(game, [players[index].side for index in skaters])
    columns |= {
        "player_id": _each([players[index].id for index in skaters]),
        "player_name": _each([players[index].name or None for index in skaters]),
        "position": _each([players[index].position for index in skaters]),
        "player_team": columns.pop("team"),
        "has_shifts": [ice is not None] * (4 * rows),
        "shift_source": [sources.source] * (4 * rows),
    }
    individual = _by_name(counts[:, skaters])
    columns |= {f"i_f_{name}": _values(name, individual[name]) for name in INDIVIDUAL}
    columns |= {
        name: individual["face_offs_won" if name == "faceoffs_won" else name].ravel()
        for name in INDIVIDUAL_PLAIN
    }
    columns["plus_minus"] = _in_all([plus_minus.get(players[index].id) for index in skaters])
    official = _time_by_boxscore([players[index].id for index in skaters], box)
    if ice is None:
        icetime, shifts = official
    else:
        icetime, shifts = (
            np.where(own == 0, away[:, skaters], home[:, skaters])
            for away, home in (
                [ice.icetime(side) for side in SIDES],
                [ice.shifts(side) for side in SIDES],
            )
        )
        icetime, shifts = _boxscore_first(icetime, shifts, *official)
        columns |= _on_ice_columns(game, ice, skaters, own)
    columns |= {
        "icetime": _nullable(icetime),
        "shifts": _nullable(shifts),
        "ice_time_rank": _nullable(_ranks(icetime, own)),
    }
    return table_of_columns(PLAYER_GAMES, columns, 4 * rows)


def _time_by_boxscore(ids: list[int], box: TimeOnIce) -> tuple[Counts, Counts]:
    """([situation, player] seconds, shifts) with -1 where unknown: the boxscore knows `all` only."""
    icetime, shifts = np.full((2, 4, len(ids)), -1, dtype=np.int64)
    for index, player in enumerate(ids):
        toi, count = box.get(player, (None, None))
        icetime[0, index] = -1 if toi is None else toi
        shifts[0, index] = -1 if count is None else count
    return icetime, shifts


def _boxscore_first(
    icetime: Counts, shifts: Counts, official_icetime: Counts, official_shifts: Counts
) -> tuple[Counts, Counts]:
    """Return ([situation, player] seconds, shifts): of `all`, the boxscore's where the seconds differ.

    The strengths of such a player are the source's as long as they fit into the official time. They are
    unknown (-1) when they do not: then the source has him on the ice when he was not.
    """
    icetime, shifts = icetime.astype(np.int64), shifts.astype(np.int64)
    differs = (official_icetime[0] >= 0) & (official_icetime[0] != icetime[0])
    icetime[0, differs] = official_icetime[0, differs]
    known = differs & (official_shifts[0] >= 0)
    shifts[0, known] = official_shifts[0, known]
    contradicted = differs & (icetime[1:].sum(axis=0) > icetime[0])
    icetime[1:, contradicted] = shifts[1:, contradicted] = -1
    return icetime, shifts


def _ranks(icetime: Counts, sides: Counts) -> Counts:
    """Rank by ice time within team and situation: 1 is the most, equals share the better rank, -1 unknown."""
    more = (icetime[:, None, :] > icetime[:, :, None]) & (sides[None, :] == sides[:, None])
    return np.where(icetime < 0, -1, 1 + more.sum(axis=2))


def _on_ice_columns(game: Game, ice: Ice, skaters: Counts, own: Counts) -> Columns:
    """For and against with each skater on the ice, and off it: the team's own less the player's.

    Where a side has more skaters than `bronze_plays` has columns for, a play counts for all of them: leaving
    it out would count it as off the ice for those who were on.
    """
    attempts = [play for play in game.plays if play.is_attempt and play.side is not None]
    on, _ = ice.at(attempts, game.periods)
    with_skater = on[:, skaters].astype(np.int64)
    base = (
        "goals",
        "goals_without_shot",
        "saved_shots_on_goal",
        "missed_shots",
        "blocked_shot_attempts",
        "x_goals",
        *DANGERS,
    )
    column = {name: index for index, name in enumerate(base)}
    what = np.zeros((len(attempts), len(base)), dtype=np.int64)
    for row, play in zip(what, attempts, strict=True):
        for name, _, _, much in _credits(play, game):
            if name in column:
                row[column[name]] += much
    shooter = np.array([play.side for play in attempts], dtype=np.int64)
    columns: Columns = {}
    sums: dict[tuple[str, str, str], Counts] = {}
    for letter, opponent in (("f", 0), ("a", 1)):
        # [situation, skater, column], the situation seen from the skater's team
        with_ = np.zeros((4, len(skaters), len(base)), dtype=np.int64)
        whole = np.zeros_like(with_)
        for side in SIDES:
            mine = own == side
            attempted = shooter == (1 - side if opponent else side)
            seen = np.array([play.situations[side] for play in attempts], dtype=np.int64)
            for situation in range(4):
                chosen = attempted if situation == 0 else attempted & (seen == situation)
                with_[situation, mine] = with_skater[chosen][:, mine].T @ what[chosen]
                whole[situation, mine] = what[chosen].sum(axis=0)
        counted = _complete({name: with_[..., index] for index, name in enumerate(base)})
        total = _complete({name: whole[..., index] for index, name in enumerate(base)})
        columns |= {f"on_ice_{letter}_{name}": _values(name, counted[name]) for name in ON_ICE}
        for name in ("shot_attempts", "unblocked_shot_attempts"):
            off = total[name] - counted[name]
            columns[f"off_ice_{letter}_{name}"] = off.ravel()
            sums["on", name, letter], sums["off", name, letter] = counted[name].ravel(), off.ravel()
    for share, name in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
        for where in ("on", "off"):
            columns[f"{where}_ice_{share}_percentage"] = _share(
                sums[where, name, "f"], sums[where, name, "a"]
            )
    return columns


def _team_rows(game: Game, counts: Counts, ice: Ice | None, power_plays: PowerPlays | None) -> pa.Table:
    columns = _identity(game, list(SIDES))
    columns |= {"player_team": columns["team"], "playoff_game": [game.game_type == 3] * 8}
    own = _by_name(counts)
    for name in TEAM:
        columns[f"{name}_for"] = _values(name, own[name])
        columns[f"{name}_against"] = _values(name, own[name][list(MIRROR)][:, ::-1])
    ice_time = np.full((4, 2), -1, dtype=np.int64)
    if ice is not None:
        ice_time = np.stack([ice.seconds_by_situation(side) for side in SIDES], axis=1)
    ice_time[0] = game.length
    columns["ice_time"] = _nullable(ice_time)
    for share, name in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
        columns[f"{share}_percentage"] = _share(columns[f"{name}_for"], columns[f"{name}_against"])
    if power_plays is not None:
        for name, pair in (("goals", power_plays.goals), ("opportunities", power_plays.opportunities)):
            columns[f"power_play_{name}_for"] = _in_all(pair)
            columns[f"power_play_{name}_against"] = _in_all(pair[::-1])
    return table_of_columns(TEAM_GAMES, columns, 8)


def _identity(game: Game, sides: list[int]) -> Columns:
    """The columns that say which game, team and situation: rows are ordered by situation, then by `sides`."""
    rows = 4 * len(sides)
    return {
        "team": _each([game.teams[side] for side in sides]),
        "opposing_team": _each([game.teams[1 - side] for side in sides]),
        "home_or_away": _each([HOME_OR_AWAY[side] for side in sides]),
        **repeated(game_columns(game), rows),
        "situation": [situation for situation in SITUATIONS for _ in sides],
    }


def _each(values: list[Any]) -> list[Any]:
    """Once per situation."""
    return values * 4


def _in_all(values: Sequence[int | None]) -> list[int | None]:
    """Return official figures, which are of all situations together: unknown in the strengths."""
    return [*values, *[None] * (3 * len(values))]


def _nullable(values: Counts) -> pa.Array:
    """Negative means unknown."""
    flat = values.ravel()
    return pa.array(flat, mask=flat < 0)


def _share(own: Counts, opponents: Counts) -> pa.Array:
    total = own + opponents
    return pa.array(own / np.maximum(total, 1), mask=total == 0)

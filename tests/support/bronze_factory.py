"""Synthetic bronze tables of any size: real schemas, valid keys, sums that add up; one seed, one result.

    tables = make_bronze(INCIDENT, seed=1)      # {table name: pa.Table}
    write_bronze(data_dir, tables)              # Delta tables in data_dir/lake/dev, three commits each

The numbers are drawn, the rules are kept: an attempt is on goal, missed or blocked; `all` is the sum of its
situations and a little more; a team's row is the sum of its skaters' rows; for is the opponent's against; the
final score is the goals, and one more for the winner of a shootout. Some games lack a shift chart, so their
on-ice columns are NULL. A player may change teams between seasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from deltalake import write_deltalake

from ingestion import bronze
from tests.support.bronze_feed_factory import feed_rows

# fmt: off
TEAMS = [
    "ANA", "BOS", "BUF", "CAR", "CBJ", "CGY", "CHI", "COL", "DAL", "DET", "EDM", "FLA",
    "LAK", "MIN", "MTL", "NJD", "NSH", "NYI", "NYR", "OTT", "PHI", "PIT", "SEA", "SJS",
    "STL", "TBL", "TOR", "UTA", "VAN", "VGK", "WPG", "WSH",
]
# fmt: on
GAMES_A_DAY = len(TEAMS) // 2
SKATERS_A_SIDE = 18
SITUATIONS = ("5on5", "5on4", "4on5", "rest")  # the rest is in `all` only
SHARE_OF_PLAY = {"5on5": 0.8, "5on4": 0.14, "4on5": 0.03, "rest": 0.03}
SECONDS = {"5on5": 850, "5on4": 95, "4on5": 95, "rest": 40}
DANGERS = ("low", "medium", "high")
FIRST_LOAD = datetime(2026, 6, 20, 10, tzinfo=UTC)
RETENTION = {
    "delta.logRetentionDuration": "interval 365 days",
    "delta.deletedFileRetentionDuration": "interval 90 days",
}


@dataclass(frozen=True)
class Shape:
    """How much of it. `player_games` below 36 a game leaves whole games without player rows, as losses do."""

    games: int
    player_games: int | None = None
    skaters_a_season: int = 32 * 24
    seasons: tuple[int, ...] = (20232024, 20242025, 20252026)
    upcoming: int = 0


# 492,572 player rows, 31,640 team rows, 3,955 games and 14,808 skater rows.
INCIDENT = Shape(games=3955, player_games=123_143, skaters_a_season=1234)


def make_bronze(shape: Shape, seed: int = 1) -> dict[str, pa.Table]:
    """Every bronze table. Rows are in the order of their games."""
    random = np.random.default_rng(seed)
    games = _games(shape, random)
    sides = _sides(games)
    counts, line_up = _player_counts(shape, games, sides, random)
    totals = _team_counts(counts, line_up, len(sides["team"]))
    _finish(games, totals, random)
    players = _player_rows(shape, games, sides, counts, line_up, totals, random)
    teams = _team_rows(games, sides, totals)
    feed = feed_rows(games)
    return {
        bronze.PLAYER_GAMES: players,
        bronze.TEAM_GAMES: teams,
        bronze.SCHEDULE: _schedule_rows(games),
        bronze.SKATERS: skater_rows(players),
        bronze.LEDGER: _ledger_rows(games, players, teams, feed),
        **feed,
    }


def write_bronze(
    data_dir: Path, tables: dict[str, pa.Table], schema: str = "dev", commits: int = 3
) -> dict[str, Path]:
    """Write Delta tables, partitioned and with the loader's properties, in several commits of whole games."""
    written = {}
    for name, table in tables.items():
        path = written[name] = Path(data_dir) / "lake" / schema / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for part in parts(table, bronze.TABLES[name], commits):
            write_deltalake(
                str(path),
                part,
                mode="append",
                partition_by=[bronze.TABLES[name].partition],
                configuration=RETENTION,
            )
    return written


def parts(table: pa.Table, contract: bronze.BronzeTable, commits: int) -> Iterable[pa.Table]:
    """A table in as many parts as it is to have commits, each of whole games."""
    unit = table.column("game_id" if "game_id" in contract.key else contract.key[0])
    for units in np.array_split(pc.unique(unit).to_numpy(), commits):
        yield table.filter(pc.is_in(unit, pa.array(units)))


def _games(shape: Shape, random: np.random.Generator) -> dict[str, np.ndarray]:
    """One row a game: who plays whom when. A team plays at most once a day; a sixteenth is playoffs."""
    rows: dict[str, list] = {
        name: [] for name in ("game_id", "season", "game_type", "date", "slot", "home", "away")
    }
    total = shape.games + shape.upcoming
    for index, season in enumerate(shape.seasons):
        share = total // len(shape.seasons) + (index < total % len(shape.seasons))
        regular = share - share // 16
        for number in range(share):
            kind, in_kind = (2, number + 1) if number < regular else (3, number - regular + 1)
            day, slot = divmod(number, GAMES_A_DAY)
            home, away = _pairing(day, slot)
            rows["game_id"].append(season // 10000 * 1_000_000 + kind * 10_000 + in_kind)
            rows["season"].append(season)
            rows["game_type"].append(kind)
            rows["date"].append(date(season // 10000, 10, 4) + timedelta(days=2 * day + day // 5))
            rows["slot"].append(slot)
            rows["home"].append(home)
            rows["away"].append(away)
    games = {name: np.array(values) for name, values in rows.items()}
    games["is_final"] = np.arange(total) < shape.games
    games["has_shifts"] = random.random(total) > 0.075
    return games


def _pairing(day: int, slot: int) -> tuple[int, int]:
    """The circle method: over 31 days each team meets each other once."""
    circle = len(TEAMS) - 1
    pair = (circle, day % circle) if slot == 0 else ((day + slot) % circle, (day - slot) % circle)
    return pair if (day // circle + slot + day) % 2 else pair[::-1]


def _sides(games: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Two rows a game that has been played, home first: side 2 * n and 2 * n + 1 oppose each other."""
    played = np.flatnonzero(games["is_final"])
    game = np.repeat(played, 2)
    at_home = np.tile([True, False], len(played))
    return {
        "game": game,
        "at_home": at_home,
        "team": np.where(at_home, games["home"][game], games["away"][game]),
        "opponent": np.where(at_home, games["away"][game], games["home"][game]),
    }


def _player_counts(shape, games, sides, random) -> tuple[dict, dict]:
    """What each dressed skater did: {situation: {count: array}}, and who he is: {side, player, game}."""
    line_up = _line_up(shape, games, sides)
    size = len(line_up["player"])
    talent = 0.4 + 1.2 * np.random.default_rng(7).random(10_000)[line_up["player"] % 10_000]
    counts = {}
    for situation in SITUATIONS:
        counts[situation] = _draw(situation, talent, size, random)
    counts["all"] = {
        name: sum(counts[situation][name] for situation in SITUATIONS) for name in counts["5on5"]
    }
    return counts, line_up


def _line_up(shape, games, sides) -> dict[str, np.ndarray]:
    """18 skaters a side, of a roster that takes turns, so that everybody plays; some sides dress one more."""
    player_games = shape.player_games or 2 * SKATERS_A_SIDE * shape.games
    extra = player_games % (2 * SKATERS_A_SIDE)
    dressed = np.full(len(sides["team"]), SKATERS_A_SIDE)
    with_rows = _games_with_rows(shape)
    dressed[2 * np.flatnonzero(with_rows)[:extra]] += 1
    side = np.repeat(np.arange(len(dressed)), dressed)
    place = np.arange(len(side)) - np.repeat(np.cumsum(dressed) - dressed, dressed)

    season = games["season"][sides["game"]]
    player = np.empty(len(side), dtype=np.int64)
    for index, wanted in enumerate(shape.seasons):
        everyone = np.arange(shape.skaters_a_season)
        team_of = (everyone + index * (everyone % 11 == 0)) % len(
            TEAMS
        )  # every eleventh moves on each summer
        for team in range(len(TEAMS)):
            roster = everyone[team_of == team]
            team_sides = np.flatnonzero((season == wanted) & (sides["team"] == team))
            turn = np.zeros(len(dressed), dtype=np.int64)
            turn[team_sides] = np.cumsum(with_rows[sides["game"][team_sides]]) * SKATERS_A_SIDE
            mine = np.isin(side, team_sides)
            if len(roster) <= SKATERS_A_SIDE and mine.any():
                raise ValueError(f"{len(roster)} skaters are too few to dress {SKATERS_A_SIDE + 1}.")
            player[mine] = roster[(turn[side[mine]] + place[mine]) % len(roster)]
    return {"side": side, "player": player, "game": sides["game"][side]}


def _games_with_rows(shape: Shape) -> np.ndarray:
    """Which games have player rows: all, or as many as `player_games` fills, the holes spread evenly."""
    filled = shape.games if shape.player_games is None else shape.player_games // (2 * SKATERS_A_SIDE)
    with_rows = np.zeros(shape.games + shape.upcoming, dtype=bool)
    with_rows[: shape.games] = np.diff(np.arange(shape.games + 1) * filled // shape.games) > 0
    return with_rows


def _draw(
    situation: str, talent: np.ndarray, size: int, random: np.random.Generator
) -> dict[str, np.ndarray]:
    """Counts of one situation. Rates are about those of a league game, spread by talent."""
    share = SHARE_OF_PLAY[situation]
    found: dict[str, np.ndarray] = {}
    for danger, rate, on_goal, scored in (
        ("low", 1.1, 0.70, 0.03),
        ("medium", 0.7, 0.68, 0.10),
        ("high", 0.4, 0.72, 0.2),
    ):
        shots = random.poisson(rate * share * talent)
        saved_or_in = random.binomial(shots, on_goal)
        found[f"{danger}_danger_shots"] = shots
        found[f"{danger}_danger_goals"] = random.binomial(saved_or_in, scored)
        found["shots_on_goal"] = found.get("shots_on_goal", 0) + saved_or_in
    found["unblocked_shot_attempts"] = sum(found[f"{danger}_danger_shots"] for danger in DANGERS)
    found["goals"] = sum(found[f"{danger}_danger_goals"] for danger in DANGERS)
    found["x_goals"] = found["goals"]  # as whole as the counts, so that sums of them are exact
    found["missed_shots"] = found["unblocked_shot_attempts"] - found["shots_on_goal"]
    found["blocked_shot_attempts"] = random.poisson(0.7 * share * talent)
    found["shot_attempts"] = found["unblocked_shot_attempts"] + found["blocked_shot_attempts"]
    found["saved_shots_on_goal"] = found["shots_on_goal"] - found["goals"]
    found["rebounds"] = random.binomial(found["unblocked_shot_attempts"], 0.06)
    found["rebound_goals"] = np.minimum(random.binomial(found["rebounds"], 0.2), found["goals"])
    for name, rate in (
        ("primary_assists", 0.15),
        ("secondary_assists", 0.12),
        ("hits", 1.2),
        ("takeaways", 0.35),
        ("giveaways", 0.5),
        ("face_offs_won", 1.6),
        ("faceoffs_lost", 1.6),
        ("penalties", 0.2),
        ("penalties_drawn", 0.2),
        ("shots_blocked_by_player", 0.75),
    ):
        found[name] = random.poisson(rate * share, size)
    found["points"] = found["goals"] + found["primary_assists"] + found["secondary_assists"]
    found["penality_minutes"] = 2 * found["penalties"]
    found["faceoffs_won"] = found["face_offs_won"]
    found["icetime"] = np.maximum(
        0, random.normal(SECONDS[situation], SECONDS[situation] * 0.3, size)
    ).astype(int)
    found["shifts"] = -(-found["icetime"] // 45)
    return found


def _team_counts(counts: dict, line_up: dict, sides: int) -> dict[str, dict[str, np.ndarray]]:
    """A side's counts: the sums over its skaters."""
    return {
        situation: {
            name: np.bincount(line_up["side"], weights=values, minlength=sides).astype(np.int64)
            for name, values in counts[situation].items()
        }
        for situation in counts
    }


def _finish(games: dict, totals: dict, random: np.random.Generator) -> None:
    """The final score: the goals, and one more for the winner of a shootout when they are even."""
    goals = totals["all"]["goals"]
    home, away = goals[0::2].copy(), goals[1::2].copy()
    even, close = home == away, np.abs(home - away) == 1
    home_wins = random.random(len(home)) < 0.52
    home += even & home_wins
    away += even & ~home_wins
    overtime = close & (random.random(len(home)) < 0.3)
    ending = np.where(even, "SO", np.where(overtime, "OT", "REG"))
    total = len(games["game_id"])
    for name, values in (("home_score", home), ("away_score", away), ("ending", ending)):
        games[name] = np.concatenate([values, np.zeros(total - len(values), dtype=values.dtype)])
    games["seconds"] = np.where(games["ending"] == "REG", 3600, np.where(games["ending"] == "SO", 3900, 3750))


def _identity(games: dict, game: np.ndarray) -> dict[str, pa.Array]:
    return {
        "game_id": pa.array(games["game_id"][game]),
        "season": pa.array(games["season"][game]),
        "game_type": pa.array(games["game_type"][game]),
        "game_date": pa.array(games["date"][game].astype("datetime64[D]")),
        "playoff_game": pa.array(games["game_type"][game] == 3),
    }


def _player_rows(shape, games, sides, counts, line_up, totals, random) -> pa.Table:
    keep = np.flatnonzero(_games_with_rows(shape)[line_up["game"]])
    side, player, game = line_up["side"][keep], line_up["player"][keep], line_up["game"][keep]
    shifts_known = games["has_shifts"][game]
    # The boxscore contradicts a few shifts: such a player's strengths have no time in a game with shifts.
    contradicted = np.arange(len(side)) % 97 == 0
    on_and_off_ice = _on_and_off_ice(counts, totals, side, keep, random)
    tables = []
    for situation in bronze.SITUATIONS:
        mine = {name: values[keep] for name, values in counts[situation].items()}
        # The boxscore has the whole time on ice.
        known = (shifts_known & ~contradicted) | (situation == "all")
        columns = {
            "player_id": pa.array(8_470_000 + player),
            "player_name": pa.array(np.char.add("Skater ", player.astype(str))),
            "position": pa.array(np.array(["C", "L", "R", "D", "D"])[player // len(TEAMS) % 5]),
            "player_team": _team_codes(sides["team"][side]),
            "opposing_team": _team_codes(sides["opponent"][side]),
            "home_or_away": _home_or_away(sides["at_home"][side]),
            **_identity(games, game),
            "situation": pa.array(np.full(len(side), situation)),
            "has_shifts": pa.array(shifts_known),
            "shift_source": pa.array(np.full(len(side), "chart"), mask=~shifts_known),
            "icetime": pa.array(mine["icetime"], mask=~known),
            "shifts": pa.array(mine["shifts"], mask=~known),
            "ice_time_rank": pa.array(_rank(mine["icetime"], side), mask=~known),
        }
        on_ice = on_and_off_ice["5on5"]
        columns["plus_minus"] = pa.array(
            on_ice["on_ice_f_goals"] - on_ice["on_ice_a_goals"],
            mask=np.full(len(side), situation != "all"),
        )
        for name, values in mine.items():
            columns[f"i_f_{name}"] = columns.setdefault(name, pa.array(values))
        columns |= _with_shares(on_and_off_ice[situation], shifts_known)
        tables.append(_table(bronze.PLAYER_GAMES, columns))
    # The four rows of a player and game stand together.
    rows = np.arange(len(side) * len(bronze.SITUATIONS)).reshape(len(bronze.SITUATIONS), -1).T.ravel()
    return pa.concat_tables(tables).take(pa.array(rows))


def _on_and_off_ice(
    counts: dict, totals: dict, side: np.ndarray, keep: np.ndarray, random: np.random.Generator
) -> dict[str, dict[str, np.ndarray]]:
    """With a skater on the ice: his own events, and about 30 % of everybody else's. `all` is the sum."""
    found = {
        situation: _on_and_off_ice_in(
            {name: values[keep] for name, values in counts[situation].items()},
            totals[situation],
            side,
            random,
        )
        for situation in SITUATIONS
    }
    found["all"] = {name: sum(found[situation][name] for situation in SITUATIONS) for name in found["rest"]}
    return found


def _on_and_off_ice_in(
    mine: dict, team: dict, side: np.ndarray, random: np.random.Generator
) -> dict[str, np.ndarray]:
    """The same in one situation."""
    found = {}
    names = ("low_danger_shots", "medium_danger_shots", "high_danger_shots")
    names += tuple(name.replace("shots", "goals") for name in names)
    for letter, whose, own in (("f", side, True), ("a", side ^ 1, False)):
        on: dict[str, np.ndarray] = {}
        off: dict[str, np.ndarray] = {}
        for name in (*names, "shots_on_goal", "missed_shots", "blocked_shot_attempts"):
            others = team[name][whose] - (mine[name] if own else 0)
            on[name] = random.binomial(others, 0.3) + (mine[name] if own else 0)
            off[name] = team[name][whose] - on[name]
        for some in (on, off):
            some["goals"] = sum(some[f"{danger}_danger_goals"] for danger in DANGERS)
            some["x_goals"] = some["goals"]
            some["shots_on_goal"] = np.maximum(some["shots_on_goal"], some["goals"])
            some["unblocked_shot_attempts"] = some["shots_on_goal"] + some["missed_shots"]
            some["shot_attempts"] = some["unblocked_shot_attempts"] + some["blocked_shot_attempts"]
        for where, some in (("on_ice", on), ("off_ice", off)):  # small integers: all situations are in memory
            found |= {f"{where}_{letter}_{name}": values.astype(np.int16) for name, values in some.items()}
    return found


def _with_shares(found: dict[str, np.ndarray], known: np.ndarray) -> dict[str, pa.Array]:
    """The counts and their shares as columns, NULL without a shift chart."""
    arrays = {name: pa.array(values, mask=~known) for name, values in found.items()}
    for where in ("on_ice", "off_ice"):
        for share, attempts in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
            ours, theirs = found[f"{where}_f_{attempts}"], found[f"{where}_a_{attempts}"]
            arrays[f"{where}_{share}_percentage"] = _share(ours, theirs, known)
    return arrays


def _team_rows(games: dict, sides: dict, totals: dict) -> pa.Table:
    game = sides["game"]
    other = np.arange(len(game)) ^ 1
    tables = []
    for situation in bronze.SITUATIONS:
        mine = totals[situation]
        played = games["seconds"][game]
        seconds = played if situation == "all" else mine["icetime"] // 5
        seconds = np.maximum(seconds, seconds[other]) if situation == "5on5" else seconds
        # So that the strengths fit into the game.
        seconds = np.minimum(seconds, played * {"all": 10, "5on5": 8}.get(situation, 1) // 10)
        columns = {
            "team": _team_codes(sides["team"]),
            "player_team": _team_codes(sides["team"]),
            "opposing_team": _team_codes(sides["opponent"]),
            "home_or_away": _home_or_away(sides["at_home"]),
            **_identity(games, game),
            "situation": pa.array(np.full(len(game), situation)),
            "ice_time": pa.array(seconds, mask=~(games["has_shifts"][game] | (situation == "all"))),
        }
        # A goal of the power play is a goal against of the opponent's penalty kill.
        theirs = totals[{"5on4": "4on5", "4on5": "5on4"}.get(situation, situation)]
        for name in mine:
            columns[f"{name}_for"] = pa.array(mine[name])
            columns[f"{name}_against"] = pa.array(theirs[name][other])
        for share, attempts in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
            columns[f"{share}_percentage"] = _share(mine[attempts], theirs[attempts][other])
        # Some games have none: those without shifts. Each penalty gives an opportunity, and each goal.
        unknown = ~games["has_shifts"][game] | (situation != "all")
        scored = totals["5on4"]["goals"]
        given = scored + totals["all"]["penalties"][other]
        for whose, rows in (("for", slice(None)), ("against", other)):
            columns[f"power_play_goals_{whose}"] = pa.array(scored[rows], mask=unknown)
            columns[f"power_play_opportunities_{whose}"] = pa.array(given[rows], mask=unknown)
        tables.append(_table(bronze.TEAM_GAMES, columns))
    rows = np.arange(len(game) * len(bronze.SITUATIONS)).reshape(len(bronze.SITUATIONS), -1).T.ravel()
    return pa.concat_tables(tables).take(pa.array(rows))


def _schedule_rows(games: dict) -> pa.Table:
    final = games["is_final"]
    everything = np.arange(len(final))
    # From 19:00 in New York, one game after the other: a day can be half over.
    in_new_york = games["date"].astype("datetime64[m]") + 19 * 60 + 10 * games["slot"]
    start = (in_new_york + np.timedelta64(4, "h")).astype("datetime64[us]")
    day = np.array([when.strftime("%a").upper() for when in games["date"]])
    eastern = pa.array(
        np.char.add(np.char.replace(np.datetime_as_string(in_new_york, unit="m"), "T", " "), ":00")
    )
    columns = {
        **_identity(games, everything),
        "day": pa.array(day),
        "start_time_utc": pa.array(start, type=pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC")),
        "eastern_time": eastern,
        "local_time": eastern,
        "venue": pa.array(np.char.add("Arena of ", np.array(TEAMS)[games["home"]])),
        "neutral_site": pa.array(np.zeros(len(final), dtype=bool)),
        "away_team": _team_codes(games["away"]),
        "home_team": _team_codes(games["home"]),
        "away_team_id": pa.array(games["away"] + 1),
        "home_team_id": pa.array(games["home"] + 1),
        "game_state": pa.array(np.where(final, "OFF", "FUT")),
        "game_schedule_state": pa.array(np.full(len(final), "OK")),
        "away_score": pa.array(games["away_score"], mask=~final),
        "home_score": pa.array(games["home_score"], mask=~final),
        "last_period_type": pa.array(games["ending"], mask=~final),
    }
    return _table(bronze.SCHEDULE, columns)


def skater_rows(players: pa.Table) -> pa.Table:
    """A skater's season by situation: sums over the player rows of the regular season."""
    contract = bronze.TABLES[bronze.SKATERS].schema
    regular = players.filter(pc.equal(players.column("game_type"), 2))
    summed = [
        name
        for name in contract.names
        if name in players.column_names
        and name not in ("player_id", "season", "situation", "game_type", "position")
        and (pa.types.is_integer(contract.field(name).type) or "x_goals" in name)
    ]
    latest = [("player_name", "last"), ("player_team", "last"), ("position", "last")]
    regular = regular.append_column("with_shifts", pc.cast(regular.column("has_shifts"), pa.int64()))
    grouped = regular.group_by(["player_id", "season", "situation"], use_threads=False).aggregate(
        [*((name, "sum") for name in summed), *latest, ("game_id", "count"), ("with_shifts", "sum")]
    )
    columns = {name: grouped.column(f"{name}_sum") for name in summed}
    columns |= {name: grouped.column(name) for name in ("player_id", "season", "situation")}
    columns |= {
        "name": grouped.column("player_name_last"),
        "team": grouped.column("player_team_last"),
        "position": grouped.column("position_last"),
        "game_type": pa.array(np.full(len(grouped), 2)),
        "games_played": grouped.column("game_id_count"),
        "games_with_shifts": grouped.column("with_shifts_sum"),
    }
    for where in ("on_ice", "off_ice"):
        for share, attempts in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
            ours = pc.cast(columns[f"{where}_f_{attempts}"], pa.float64())
            both = pc.add(ours, columns[f"{where}_a_{attempts}"])
            columns[f"{where}_{share}_percentage"] = pc.divide(
                ours, pc.if_else(pc.equal(both, 0), None, both)
            )
    return _table(bronze.SKATERS, columns)


def _ledger_rows(games: dict, players: pa.Table, teams: pa.Table, feed: dict[str, pa.Table]) -> pa.Table:
    final, with_shifts = games["is_final"], games["is_final"] & games["has_shifts"]
    count = len(final)
    tables = {bronze.PLAYER_GAMES: players, bronze.TEAM_GAMES: teams, **feed}
    when = pa.array([FIRST_LOAD] * count, type=pa.timestamp("us", tz="UTC"))
    landed_by = {"play_by_play": final, "boxscore": final, "shift_chart": with_shifts, "right_rail": final}
    columns = {
        **_identity(games, np.arange(count)),
        "game_state": pa.array(np.where(final, "OFF", "FUT")),
        "game_schedule_state": pa.array(np.full(count, "OK")),
        "is_final": pa.array(final),
        "is_complete": pa.array(with_shifts),
        "gap_reason": pa.array(np.full(count, "no shift chart"), mask=with_shifts | ~final),
        **{name: pa.nulls(count, pa.string()) for name in ("discrepancies", "not_used", "oddities")},
        "attempts": pa.array(final.astype(np.int64)),
        **dict.fromkeys(
            ("last_attempt_at", "shift_chart_answered_at", "right_rail_answered_at"),
            pc.if_else(pa.array(final), _day_after(games), None),
        ),
        "last_error": pa.nulls(count, pa.string()),
        **{name: pa.array(_rows_of(games, tables[table])) for name, table in bronze.LEDGER_COUNTS.items()},
        "transform_version": pa.array(np.full(count, "synthetic")),
        "shift_report_hash": pa.nulls(count, pa.string()),
        "shift_report_landed_at": pc.if_else(pa.array(np.zeros(count, dtype=bool)), when, None),
        "shift_source": pa.array(np.full(count, "chart"), mask=~with_shifts),
        "shift_disagreements": pa.array(np.zeros(count, dtype=np.int64), mask=~with_shifts),
        "updated_at": when,
    }
    for payload, landed in landed_by.items():
        hashes = np.char.add(f"{payload}-", games["game_id"].astype(str))
        columns[f"{payload}_hash"] = pa.array(hashes, mask=~landed)
        columns[f"{payload}_landed_at"] = pc.if_else(pa.array(landed), when, None)
    return _table(bronze.LEDGER, columns)


def _day_after(games: dict) -> pa.Array:
    """When each game was requested last: a chart that is missing that early is still a gap."""
    days = games["date"].astype("datetime64[D]") + np.timedelta64(1, "D")
    return pa.array(days.astype("datetime64[us]")).cast(pa.timestamp("us", tz="UTC"))


def _rows_of(games: dict, table: pa.Table) -> np.ndarray:
    ids, counts = np.unique(table.column("game_id").to_numpy(), return_counts=True)
    found = np.zeros(len(games["game_id"]), dtype=np.int64)
    order = np.argsort(games["game_id"])
    found[order[np.searchsorted(games["game_id"], ids, sorter=order)]] = counts
    return found


def _table(name: str, columns: dict[str, pa.Array]) -> pa.Table:
    schema = bronze.TABLES[name].schema
    unknown = [field.name for field in schema if field.name not in columns]
    if unknown:
        raise KeyError(f"bronze_factory makes no {', '.join(unknown)} for {name}; teach it.")
    return pa.table([columns[field.name].cast(field.type) for field in schema], schema=schema)


def _team_codes(index: np.ndarray) -> pa.Array:
    return pa.array(np.array(TEAMS)[index])


def _home_or_away(at_home: np.ndarray) -> pa.Array:
    return pa.array(np.where(at_home, "HOME", "AWAY"))


def _share(ours: np.ndarray, theirs: np.ndarray, known: np.ndarray | bool = True) -> pa.Array:
    both = ours + theirs
    return pa.array(ours / np.maximum(both, 1), mask=(both == 0) | ~np.broadcast_to(known, both.shape))


def _rank(seconds: np.ndarray, side: np.ndarray) -> np.ndarray:
    """1 for the most seconds of a side; even ones in the order of the line-up."""
    order = np.lexsort((np.arange(len(side)), -seconds, side))
    starts = np.flatnonzero(np.diff(side[order], prepend=-1))
    ranks = np.empty(len(side), dtype=np.int64)
    ranks[order] = np.arange(len(side)) - np.repeat(starts, np.diff(np.append(starts, len(side)))) + 1
    return ranks

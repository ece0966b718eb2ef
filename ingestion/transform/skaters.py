"""A skater's season, summed from the player rows."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.bronze import SKATERS, TABLES

from .expected_goals import TEN_THOUSANDTHS

REGULAR_SEASON = 2

_KEY = ("player_id", "season", "situation")
_RENAMED = {"name": "player_name", "team": "player_team"}


def skater_seasons(player_games: pa.Table) -> pa.Table:
    """Sum player rows to one row per skater, season and situation.

    Regular season only, as in MoneyPuck's season files: a playoff run would make seasons incomparable.
    Name, team and position are those of the latest game. Sums cover the games where the column is known
    (`games_with_shifts` says how many have on-ice columns) and are NULL when it is known in none;
    percentages are computed from the sums.

    Args:
        player_games: all player rows of the seasons to compute, in any order; a part of a season gives a
            part of the sums.
    """
    schema = TABLES[SKATERS].schema
    # The name of the argument, so that all rows of it are not kept beside these.
    player_games = player_games.filter(pc.equal(player_games["game_type"], REGULAR_SEASON))
    regular = player_games.sort_by([("game_date", "ascending"), ("game_id", "ascending")])
    regular = regular.append_column("with_shifts", regular["has_shifts"].cast(pa.int64()))
    latest = ("name", "team", "position")
    computed = {*_KEY, *latest, "game_type", "games_played", "games_with_shifts"}
    summed = [name for name in schema.names if name not in computed and not name.endswith("_percentage")]
    grouped = regular.group_by(list(_KEY), use_threads=False).aggregate(
        [
            *((_RENAMED.get(name, name), "last") for name in latest),
            ("game_id", "count"),
            ("with_shifts", "sum"),
            *((name, "sum") for name in summed),
        ]
    )
    columns = {
        **{name: grouped[name] for name in _KEY},
        **{name: grouped[f"{_RENAMED.get(name, name)}_last"] for name in latest},
        "game_type": pa.array([REGULAR_SEASON] * len(grouped), pa.int64()),
        "games_played": grouped["game_id_count"],
        "games_with_shifts": grouped["with_shifts_sum"],
        **{name: _exact(grouped[f"{name}_sum"]) for name in summed},
    }
    for share, what in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
        for where in ("on", "off"):
            columns[f"{where}_ice_{share}_percentage"] = _share(
                columns[f"{where}_ice_f_{what}"], columns[f"{where}_ice_a_{what}"]
            )
    return pa.table([columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema)


def _exact(sums: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return sums of expected goals with the decimals of their parts; counts as they are."""
    if not pa.types.is_floating(sums.type):
        return sums
    return pc.divide(pc.round(pc.multiply(sums, TEN_THOUSANDTHS)), TEN_THOUSANDTHS)


def _share(ours: pa.ChunkedArray, theirs: pa.ChunkedArray) -> pa.ChunkedArray:
    """ours / (ours + theirs), NULL when there was nothing or it is unknown."""
    total = pc.cast(pc.add(ours, theirs), pa.float64())
    total = pc.if_else(pc.equal(total, 0), pa.scalar(None, pa.float64()), total)
    return pc.divide(pc.cast(ours, pa.float64()), total)

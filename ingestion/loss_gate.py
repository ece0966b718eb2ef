"""The loss gate: after a load no table may hold fewer rows or keys of any season than before, or than after
the last load; no version may have gone backwards; and rows must come in whole sets.

dlt itself goes on when a table's folder was deleted: it makes a new table of the day's rows, and ends well.
So what the last good load had left is remembered in the landing archive, apart from the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from ingestion.archive import Archive
from ingestion.bronze import PLAYER_GAMES, SITUATIONS, SKATERS, TABLES, TEAM_GAMES
from ingestion.settings import LoadError, schema_name
from ingestion.stored import Bronze, Counts

# Table -> what a whole set of rows belongs to, and how many rows that are.
WHOLE_SETS = {
    PLAYER_GAMES: (("season", "game_id", "player_id"), len(SITUATIONS)),
    TEAM_GAMES: (("season", "game_id"), 2 * len(SITUATIONS)),
    SKATERS: (("season", "player_id"), len(SITUATIONS)),
}


class LossError(LoadError):
    """Rows are gone. The message says which, and the way back."""


@dataclass(frozen=True)
class State:
    """A bronze table at a moment: its version (None: there is no table), and counts by season."""

    version: int | None = None
    seasons: dict[int, Counts] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(counts.rows for counts in self.seasons.values())


def look(bronze: Bronze, tables: Iterable[str] = TABLES) -> dict[str, State]:
    """The state of every bronze table, counted now."""
    return {name: State(bronze.version(name), bronze.counts(name)) for name in tables}


def remembered(archive: Archive) -> dict[str, State]:
    """What the last good load had left; nothing before the first."""
    text = archive.read_note(_note())
    if text is None:
        return {}
    try:
        tables = json.loads(text)["tables"]
        return {
            name: State(
                state["version"],
                {int(season): Counts(**counts) for season, counts in state["seasons"].items()},
            )
            for name, state in tables.items()
        }
    except (ValueError, KeyError, TypeError) as error:
        raise LoadError(f"{archive.location}/{_note()} cannot be read ({error!r}); delete it.") from error


def remember(archive: Archive, states: dict[str, State]) -> None:
    """Keep what a good load has left."""
    tables = {
        name: {"version": state.version, "seasons": {str(s): asdict(c) for s, c in state.seasons.items()}}
        for name, state in states.items()
    }
    at = datetime.now(UTC).isoformat(timespec="seconds")
    archive.write_note(_note(), json.dumps({"at": at, "tables": tables}, indent=1))


def fallen(then: dict[str, State], now: dict[str, State], but: dict[str, int] | None = None) -> list[str]:
    """One clause for each table and season that holds fewer rows or keys than then.

    Args:
        but: table -> rows that were taken out on purpose, because a corrected payload no longer has them.
    """
    found = []
    for name, state in then.items():
        spare = (but or {}).get(name, 0)
        for season, counts in state.seasons.items():
            left = now[name].seasons.get(season, Counts(0, 0))
            for what, before, after in (("rows", counts.rows, left.rows), ("keys", counts.keys, left.keys)):
                if after + spare < before:
                    found.append(f"{name} has {after:,} of {before:,} {what} of season {season}")
                    break
    return found


def check(
    bronze: Bronze,
    before: dict[str, State],
    after: dict[str, State],
    last: dict[str, State],
    retracted: dict[str, int],
    accepted: Iterable[str] = (),
) -> None:
    """Raise `LossError` unless everything is still there.

    Args:
        before, after: the states around this load.
        last: what the last good load had left.
        retracted: table -> rows that this load took out on purpose.
        accepted: tables whose loss the user accepts.
    """
    held = [name for name in TABLES if name not in set(accepted)]
    reasons: dict[str, str] = {}
    for then in (last, before):
        then = {name: then[name] for name in held if name in then}
        for clause in fallen(then, after, retracted):
            reasons.setdefault(clause.split()[0], clause)
    for name in held:
        if (was := before[name].version) is not None and (now := after[name].version or 0) < was:
            reasons.setdefault(name, f"{name} went from version {was} back to {now}")
        if name in WHOLE_SETS and name not in reasons and (clause := _broken_sets(bronze, name, after[name])):
            reasons[name] = clause
    if reasons:
        raise LossError(
            "Rows are missing after this load: "
            + "; ".join(reasons.values())
            + ". The way back: "
            + "; ".join(f"`{_way_back(name, before[name], last.get(name))}`" for name in reasons)
            + f". If that is as it should be: `dlt pipeline nhl run --accept-loss {' '.join(reasons)}`."
        )


def _broken_sets(bronze: Bronze, name: str, state: State) -> str | None:
    unit, size = WHOLE_SETS[name]
    sets = len(bronze.rows(name, list(unit)).group_by(list(unit)).aggregate([]))
    keys = sum(counts.keys for counts in state.seasons.values())
    if state.rows != keys:
        return f"{name} has {state.rows - keys:,} rows twice"
    if state.rows != size * sets:
        whole = f"{size} for each of its {sets:,} {' x '.join(unit[1:])}"
        return f"{name} has {state.rows:,} rows, which is not {whole}"
    return None


def _way_back(name: str, before: State, last: State | None) -> str:
    if before.version is not None and last is not None and before.rows >= last.rows:
        arguments = f"table: {name}, version: {before.version}, mode: replace"
        return f"dbt run-operation restore_table --args '{{{arguments}}}'"
    return f"dbt run-operation recovery_plan --args '{{table: {name}}}'"


def _note() -> str:
    return f"_loads/{schema_name()}.json"

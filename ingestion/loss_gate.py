"""The loss gate: after a load no table may hold fewer rows or keys of any season than before, or than after
the last load; the load may not have taken a version back; and rows must be there once, in whole sets.

dlt itself goes on when a table's folder was deleted: it makes a new table of the day's rows, and ends well.
So what the last good load had left is remembered in the landing archive, apart from the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from ingestion.archive import Archive
from ingestion.bronze import PLAYER_GAMES, SITUATIONS, SKATERS, TABLES, TEAM_GAMES
from ingestion.settings import LoadError, schema_name
from ingestion.stored import Bronze, Counts
from ingestion.verbs import command

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

    @property
    def twice(self) -> int:
        """Rows whose key another row has, too."""
        return self.rows - sum(counts.keys for counts in self.seasons.values())


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


def fallen(
    then: dict[str, State], now: dict[str, State], but: Mapping[tuple[str, int], int] | None = None
) -> dict[str, str]:
    """Table -> a clause, for each that holds fewer rows or keys of a season than then.

    Args:
        but: table and season -> rows that were taken out on purpose, because a corrected payload no longer
            has them.
    """
    found: dict[str, list[str]] = {}
    for name, state in then.items():
        for season, counts in state.seasons.items():
            spare = (but or {}).get((name, season), 0)
            left = now[name].seasons.get(season, Counts(0, 0))
            for what, before, after in (("rows", counts.rows, left.rows), ("keys", counts.keys, left.keys)):
                if after + spare < before:
                    clause = f"{after:,} of {before:,} {what} of season {season}"
                    found.setdefault(name, []).append(clause)
                    break
    return {name: f"{name} has {', '.join(clauses)}" for name, clauses in found.items()}


def since_last(last: dict[str, State], now: dict[str, State]) -> list[str]:
    """What is to be said of the tables before a load: rows that are gone, versions that went back.

    A version that went back between two loads is no reason to refuse: a dropped table that was restored
    from a backup begins at 0. But nobody should learn only on a bad day that the older ones are gone.
    """
    gone = fallen(last, now)
    found = [f"{clause}; this run brings back what the archive has" for clause in gone.values()]
    for name, state in last.items():
        if name not in gone and (clause := _gone_back(name, state, now[name])):
            found.append(f"{clause}; unless you restored it, compare with `{_plan(name)}`")
    return found


def check(
    bronze: Bronze,
    before: dict[str, State],
    after: dict[str, State],
    last: dict[str, State],
    retracted: Mapping[tuple[str, int], int],
    accepted: Iterable[str] = (),
) -> None:
    """Raise `LossError` unless everything is still there.

    Args:
        before, after: the states around this load.
        last: what the last good load had left.
        retracted: table and season -> rows that this load took out on purpose.
        accepted: tables whose loss the user accepts.
    """
    held = [name for name in TABLES if name not in set(accepted)]
    reasons: dict[str, str] = {}
    for then in (last, before):
        then = {name: then[name] for name in held if name in then}
        reasons = fallen(then, after, retracted) | reasons
    for name in held:
        clause = _gone_back(name, before[name], after[name]) or _broken(bronze, name, after[name])
        if clause:
            reasons.setdefault(name, clause)
    if reasons:
        ways = (f"`{_way_back(name, before[name], after[name], last.get(name))}`" for name in reasons)
        raise LossError(
            "Rows are missing after this load: "
            + "; ".join(reasons.values())
            + ". The way back: "
            + "; ".join(ways)
            + f". If that is as it should be: `dlt pipeline nhl run --accept-loss {' '.join(reasons)}`."
        )


def _gone_back(name: str, then: State, now: State) -> str | None:
    """A clause if the table has a lower version than then: it is another one, or its log was cut."""
    if then.version is None or now.version is None or now.version >= then.version:
        return None
    return f"{name} went from version {then.version} back to {now.version}"


def _broken(bronze: Bronze, name: str, state: State) -> str | None:
    """A clause if rows are there twice, or not in whole sets."""
    if state.twice:
        return f"{name} has {state.twice:,} rows twice"
    if name not in WHOLE_SETS:
        return None
    unit, size = WHOLE_SETS[name]
    sets = len(bronze.rows(name, list(unit)).group_by(list(unit)).aggregate([]))
    if state.rows != size * sets:
        whole = f"{size} for each of its {sets:,} {' x '.join(unit[1:])}"
        return f"{name} has {state.rows:,} rows, which is not {whole}"
    return None


def _way_back(name: str, before: State, after: State, last: State | None) -> str:
    """The version before the load, if it was good and can still be had; else all the points there are."""
    there = before.version is not None and after.version is not None and before.version <= after.version
    if there and last is not None and not before.twice and not fallen({name: last}, {name: before}):
        return command("restore_table", table=name, version=before.version, mode="replace")
    return _plan(name)


def _plan(name: str) -> str:
    return command("recovery_plan", table=name)


def _note() -> str:
    return f"_loads/{schema_name()}.json"

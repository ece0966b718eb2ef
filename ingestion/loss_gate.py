"""The loss gate: the checks of bronze after a load.

No table may have fewer rows or keys of a season than before the load, or than after the last one. No version
may go back. Each row exists once, in whole sets. And before a load: no table may lack a column that it had
after the last one, because the load would add it again, with NULL in the rows that are there.

dlt itself goes on when a table's folder was deleted: it creates a new table of the day's rows, and ends with
exit code 0. So the landing archive keeps the counts of the last good load, apart from the tables.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from ingestion.archive import Archive
from ingestion.bronze import PLAYER_GAMES, SITUATIONS, SKATERS, TABLES, TEAM_GAMES
from ingestion.destinations.base import BronzeTables, Counts
from ingestion.settings import LoadError, schema_name
from ingestion.verbs import command
from ingestion.wording import counted

# Table -> the columns that a whole set of rows shares, and the rows of a set.
WHOLE_SETS = {
    PLAYER_GAMES: (("season", "game_id", "player_id"), len(SITUATIONS)),
    TEAM_GAMES: (("season", "game_id"), 2 * len(SITUATIONS)),
    SKATERS: (("season", "player_id"), len(SITUATIONS)),
}


class LossError(LoadError):
    """Rows are missing. The message names the tables and the command that restores them."""


@dataclass(frozen=True)
class State:
    """A bronze table at one time: its version (None without a table), counts by season, and its columns."""

    version: int | None = None
    seasons: dict[int, Counts] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()

    @property
    def rows(self) -> int:
        """Rows of all seasons."""
        return sum(counts.rows for counts in self.seasons.values())

    @property
    def duplicates(self) -> int:
        """Rows whose key another row has, too."""
        return self.rows - sum(counts.keys for counts in self.seasons.values())


def look(
    bronze: BronzeTables, tables: Iterable[str] = TABLES, before: Mapping[str, State] | None = None
) -> dict[str, State]:
    """Count the bronze tables now.

    Args:
        before: an earlier look of the same run; a table that still has its version is not counted again.
    """
    states = {}
    for name in tables:
        version, known = bronze.version(name), (before or {}).get(name)
        if known is None or known.version != version:
            known = State(version, bronze.counts(name), frozenset(bronze.columns(name) or ()))
        states[name] = known
    return states


def remembered(archive: Archive) -> dict[str, State]:
    """Return the state after the last good load; empty before the first."""
    return archive.read_json_note(_note(), _states) or {}


def _states(note: Any) -> dict[str, State]:
    return {
        name: State(
            state["version"],
            {int(season): Counts(**counts) for season, counts in state["seasons"].items()},
            frozenset(state.get("columns", ())),  # of older versions of the loader, a note has none
        )
        for name, state in note["tables"].items()
    }


def remembered_at(archive: Archive) -> datetime | None:
    """Return when the last good load ended, in UTC; None before the first."""
    return archive.read_json_note(_note(), lambda note: datetime.fromisoformat(note["at"]))


def remember(archive: Archive, states: dict[str, State]) -> None:
    """Keep the state after a good load."""
    tables = {
        name: {
            "version": state.version,
            "seasons": {str(s): asdict(c) for s, c in state.seasons.items()},
            "columns": sorted(state.columns),
        }
        for name, state in states.items()
    }
    at = datetime.now(UTC).isoformat(timespec="seconds")
    archive.write_note(_note(), json.dumps({"at": at, "tables": tables}, indent=1))


Deleted = Counter[tuple[str, int]]  # table and season -> rows deleted on purpose


def note_deletion(archive: Archive, name: str, keys: pa.Table) -> None:
    """Keep the keys of rows that are about to be deleted on purpose.

    A run that stops after the deletion does not reach `remember`, and the next one must count these rows.
    """
    noted = _noted_deletions(archive)
    noted.setdefault(name, []).extend(keys.select(TABLES[name].merge_key).to_pylist())
    since = remembered_at(archive)
    note = {"since": since and since.isoformat(), "keys": noted}
    archive.write_note(_deletions_note(), json.dumps(note))


def deleted(archive: Archive, bronze: BronzeTables) -> Deleted:
    """Count the rows that loads deleted on purpose since the last good one and that are still absent."""
    counts: Deleted = Counter()
    for name, noted in _noted_deletions(archive).items():
        key = TABLES[name].merge_key
        keys = {tuple(row[column] for column in key): row["season"] for row in noted}
        existing = bronze.rows(name, list(key), seasons=set(keys.values()))
        there = set(zip(*(existing[column].to_pylist() for column in key), strict=True))
        counts.update((name, season) for each, season in keys.items() if each not in there)
    return counts


def _noted_deletions(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    """Return table -> keys; those from before the last good load do not count."""
    since = remembered_at(archive)

    def keys(note: Any) -> dict[str, list[dict[str, Any]]]:
        return dict(note["keys"]) if note["since"] == (since and since.isoformat()) else {}

    return archive.read_json_note(_deletions_note(), keys) or {}


def refuse_lost_columns(
    last: Mapping[str, State], now: Mapping[str, State], accepted: Iterable[str] = ()
) -> None:
    """Refuse a load while a table lacks a column that it had after the last one.

    Args:
        accepted: tables whose loss the user accepts.

    Raises:
        LossError: names the tables, the columns, and the commands that bring them back.
    """
    lost = {
        name: sorted(last[name].columns - now[name].columns)
        for name in last.keys() - set(accepted)
        if name in now and now[name].version is not None
    }
    names = [name for name in TABLES if lost.get(name)]
    if names:
        clauses = [f"{name} lacks column {' and '.join(lost[name])}" for name in names]
        fixes = [f"`{command('restore_table', table=name, auto='true')}`" for name in names]
        raise LossError(
            f"Columns are missing since the last load: {'; '.join(clauses)}. This run would add them with "
            f"NULL in the rows that are there, so it changes nothing. Recovery path: {'; '.join(fixes)}. "
            f"If that is as it should be: `dlt pipeline nhl run --accept-loss {' '.join(names)}`."
        )


def losses(
    then: Mapping[str, State], now: Mapping[str, State], deleted: Mapping[tuple[str, int], int] | None = None
) -> dict[str, str]:
    """Return table -> a clause, for each table with fewer rows or keys of a season than then.

    Args:
        deleted: table and season -> rows that were deleted on purpose, because a corrected payload no longer
            has them.
    """
    clauses: dict[str, list[str]] = {}
    for name, state in then.items():
        for season, counts in state.seasons.items():
            allowed = (deleted or {}).get((name, season), 0)
            left = now[name].seasons.get(season, Counts(0, 0))
            for what, before, after in (("rows", counts.rows, left.rows), ("keys", counts.keys, left.keys)):
                if after + allowed < before:
                    clause = f"{after:,} of {before:,} {what} of season {season}"
                    clauses.setdefault(name, []).append(clause)
                    break
    return {name: f"{name} has {', '.join(of_table)}" for name, of_table in clauses.items()}


def since_last(
    last: Mapping[str, State], now: Mapping[str, State], deleted: Mapping[tuple[str, int], int] | None = None
) -> list[str]:
    """Return what to report of the tables before a load: missing rows, versions that went back.

    A version that went back between two loads is no reason to fail: a dropped table that was restored from a
    backup begins at 0. But the user should learn early that the older versions are gone.
    """
    missing = losses(last, now, deleted)
    clauses = [f"{clause}; this run brings back what the archive has" for clause in missing.values()]
    for name, state in last.items():
        if name not in missing and (clause := _went_back(name, state, now[name])):
            clauses.append(f"{clause}; unless you restored it, compare with `{_plan(name)}`")
    return clauses


def check(
    bronze: BronzeTables,
    before: Mapping[str, State],
    after: Mapping[str, State],
    last: Mapping[str, State],
    deleted: Deleted,
    accepted: Iterable[str] = (),
    deleted_before: Deleted | None = None,
) -> None:
    """Raise `LossError` if rows are missing, duplicate, or not in whole sets.

    Args:
        before, after: the states around this load.
        last: the state after the last good load.
        deleted: table and season -> rows deleted on purpose since the last good load.
        accepted: tables whose loss the user accepts.
        deleted_before: those of them that loads before this one deleted.
    """
    checked = [name for name in TABLES if name not in set(accepted)]
    reasons: dict[str, str] = {}
    for then, allowed in ((last, deleted), (before, deleted - (deleted_before or Counter()))):
        reasons = losses({name: then[name] for name in checked if name in then}, after, allowed) | reasons
    for name in checked:
        clause = _went_back(name, before[name], after[name]) or _broken(bronze, name, after[name])
        if clause:
            reasons.setdefault(name, clause)
    if reasons:
        fixes = (f"`{_fix(name, before[name], after[name], last.get(name))}`" for name in reasons)
        raise LossError(
            "Rows are missing after this load: "
            + "; ".join(reasons.values())
            + ". Recovery path: "
            + "; ".join(fixes)
            + f". If that is as it should be: `dlt pipeline nhl run --accept-loss {' '.join(reasons)}`."
        )


def _went_back(name: str, then: State, now: State) -> str | None:
    """Return a clause if the version is lower than then: the table is another one, or its log was cut."""
    if then.version is None or now.version is None or now.version >= then.version:
        return None
    return f"{name} went from version {then.version} back to {now.version}"


def _broken(bronze: BronzeTables, name: str, state: State) -> str | None:
    """Return a clause if rows exist twice, or not in whole sets."""
    if state.duplicates:
        return f"{name} has {counted(state.duplicates, 'row')} twice"
    if name not in WHOLE_SETS:
        return None
    columns, size = WHOLE_SETS[name]
    sets = len(bronze.rows(name, list(columns)).group_by(list(columns)).aggregate([]))
    if state.rows != size * sets:
        whole = f"{size} for each of its {sets:,} {' x '.join(columns[1:])}"
        return f"{name} has {counted(state.rows, 'row')}, which is not {whole}"
    return None


def _fix(name: str, before: State, after: State, last: State | None) -> str:
    """Return the restore to the version before the load, if it was good and exists; else the plan."""
    exists = before.version is not None and after.version is not None and before.version <= after.version
    good = last is not None and not before.duplicates and not losses({name: last}, {name: before})
    if exists and good:
        return command("restore_table", table=name, version=before.version, mode="replace")
    return _plan(name)


def _plan(name: str) -> str:
    return command("recovery_plan", table=name)


def _note() -> str:
    return f"_loads/{schema_name()}.json"


def _deletions_note() -> str:
    return f"_loads/{schema_name()}.deletions.json"

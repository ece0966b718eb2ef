"""What bronze lacks since the last good load, for the commands that only read.

The measure is that of the loss gate: the note of the last good load in the landing archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingestion import loss_gate
from ingestion.bronze import TABLES
from ingestion.destinations.base import BronzeTables, TableError
from ingestion.loss_gate import State
from ingestion.run import Run
from ingestion.verbs import command


@dataclass(frozen=True)
class Tables:
    """Bronze tables now.

    Attributes:
        states: table -> its state; without the tables that cannot be read.
        problems: table -> one sentence: it cannot be read, does not exist any more, or lacks rows.
    """

    states: dict[str, State] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def look(run: Run, tables: Iterable[str] = TABLES) -> Tables:
    """Count bronze tables, and compare them with the last good load. An unreadable table costs itself only.

    Raises:
        ArchiveError: the note of the last good load cannot be read.
    """
    last, found = loss_gate.remembered(run.archive), Tables()
    deleted = _deleted(run)
    for name in tables:
        try:
            found.states.update(loss_gate.look(run.bronze, [name]))
        except TableError as error:
            found.problems[name] = str(error)
    for name, state in found.states.items():
        if clause := _absent(run.bronze, name, state, last) or _lacking(name, state, last, deleted):
            found.problems[name] = f"{clause}; see `{command('recovery_plan', table=name)}`."
    return found


def _absent(bronze: BronzeTables, name: str, state: State, last: Mapping[str, State]) -> str | None:
    """Return a clause if a load has made the table, and it does not exist."""
    if state.version is not None:
        return None
    if name in last and last[name].rows:
        return f"{name} does not exist, and had {last[name].rows:,} rows after the last good load"
    if not last and any(_exists(bronze, each) for each in TABLES):  # the archive was lost, too
        return f"{name} does not exist, but other bronze tables do"
    return None


def _exists(bronze: BronzeTables, name: str) -> bool:
    try:
        return bronze.version(name) is not None
    except TableError:
        return True


def _deleted(run: Run) -> loss_gate.Deleted:
    """Return what loads deleted on purpose since the last good one; not of a table that cannot be read."""
    try:
        return loss_gate.deleted(run.archive, run.bronze)
    except TableError:
        return Counter()


def _lacking(name: str, state: State, last: Mapping[str, State], deleted: loss_gate.Deleted) -> str | None:
    return loss_gate.losses({name: last[name]}, {name: state}, deleted).get(name) if name in last else None

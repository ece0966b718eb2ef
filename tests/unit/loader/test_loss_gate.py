"""The loss gate on counts alone: what it refuses, what it lets pass, and which recovery point it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from ingestion.archive import Archive
from ingestion.bronze import LEDGER, SCHEDULE, TABLES, TEAM_GAMES
from ingestion.destinations.base import Counts
from ingestion.loss_gate import (
    LossError,
    State,
    check,
    look,
    refuse_lost_columns,
    remember,
    remembered,
    since_last,
)

FIRST, SECOND = 20232024, 20242025
THEN = {name: State(4, {FIRST: Counts(80, 80), SECOND: Counts(160, 160)}) for name in TABLES}
REPLACE = f"dbt run-operation restore_table --args '{{table: {TEAM_GAMES}, version: 4, mode: replace}}'"
PLAN = f"dbt run-operation recovery_plan --args '{{table: {TEAM_GAMES}}}'"


class InWholeSets:
    """Bronze tables whose rows are in whole sets: a unit for each `size` of the rows that a state counts."""

    def rows(self, name: str, columns: list[str]) -> pa.Table:
        units = 240 // {3: 4, 2: 8}[len(columns)] if "game_id" in columns else 240 // 4
        return pa.table({column: range(units) for column in columns})


def state(version: int | None, first: int = 80, second: int = 160, twice: int = 0) -> State:
    return State(version, {FIRST: Counts(first, first), SECOND: Counts(second, second - twice)})


@pytest.fixture
def said() -> Callable[..., str]:
    """What the gate says of a load that has left a table so; nothing if it lets it pass."""

    def _said(
        after: State,
        name: str = TEAM_GAMES,
        before: State | None = None,
        last: State | None = None,
        **more: object,
    ) -> str:
        deleted_now = Counter(more.pop("deleted", {}))
        befores, lasts = THEN | {name: before or THEN[name]}, THEN | {name: last or THEN[name]}
        try:
            check(InWholeSets(), befores, THEN | {name: after}, lasts, deleted_now, **more)
        except LossError as error:
            return str(error)
        return ""

    return _said


class Counting:
    """Bronze tables at some versions, which note what is counted."""

    def __init__(self, **versions: int) -> None:
        self._versions, self.counted = versions, []

    def version(self, name: str) -> int:
        return self._versions[name]

    def counts(self, name: str) -> dict[int, Counts]:
        self.counted.append(name)
        return {FIRST: Counts(90, 90)}

    def columns(self, name: str) -> set[str]:
        return {"game_id", "hits"}


def test_only_a_table_with_a_new_version_is_counted_again() -> None:
    bronze = Counting(**dict.fromkeys(TABLES, 4) | {TEAM_GAMES: 5})
    after = look(bronze, before=THEN)
    assert bronze.counted == [TEAM_GAMES]
    assert after == THEN | {TEAM_GAMES: State(5, {FIRST: Counts(90, 90)}, frozenset({"game_id", "hits"}))}
    assert look(bronze)[SCHEDULE].rows == 90


def test_what_is_whole_passes(said) -> None:
    assert said(state(4)) == said(state(5)) == ""


@pytest.mark.parametrize("name", TABLES)
def test_rows_that_the_load_itself_lost(said, name: str) -> None:
    sentence = said(state(5, second=152), name)
    assert f"{name} has 152 of 160 rows of season {SECOND}." in sentence
    assert REPLACE.replace(TEAM_GAMES, name) in sentence
    assert said(state(5, second=152), name, accepted=[name]) == ""


def test_each_season_that_lost_rows_is_named(said) -> None:
    sentence = said(state(5, first=0, second=152))
    assert f"{TEAM_GAMES} has 0 of 80 rows of season {FIRST}, 152 of 160 rows of season {SECOND}." in sentence


def test_rows_taken_out_in_one_season_hide_no_loss_in_another(said) -> None:
    lost = state(5, first=20)
    assert f"20 of 80 rows of season {FIRST}" in said(lost, deleted={(TEAM_GAMES, SECOND): 60})
    assert f"20 of 80 rows of season {FIRST}" in said(lost, deleted={(SCHEDULE, FIRST): 60})
    assert f"20 of 80 rows of season {FIRST}" in said(lost, deleted={(TEAM_GAMES, FIRST): 59})
    sets = state(5, first=20, second=220)
    assert said(sets, deleted={(TEAM_GAMES, FIRST): 60}) == ""


@pytest.mark.parametrize("name", TABLES)
def test_rows_that_are_there_twice(said, name: str) -> None:
    doubled = State(5, {FIRST: Counts(80, 80), SECOND: Counts(163, 160)})
    sentence = said(doubled, name)
    assert f"{name} has 3 rows twice." in sentence
    assert REPLACE.replace(TEAM_GAMES, name) in sentence
    before = State(4, doubled.seasons)  # they were there before: that version is not a recovery point
    sentence = said(doubled, name, before=before)
    assert PLAN.replace(TEAM_GAMES, name) in sentence
    assert "restore_table" not in sentence


def test_a_version_that_the_load_took_back(said) -> None:
    sentence = said(state(3))
    assert f"{TEAM_GAMES} went from version 4 back to 3." in sentence
    assert PLAN in sentence  # the table there now has no version 4
    assert "restore_table" not in sentence


def test_the_version_before_the_load_is_named_only_if_it_was_whole(said) -> None:
    short = state(5, second=152)
    assert REPLACE in said(short)
    for before in (state(4, second=159), state(None, 0, 0), state(4, first=72, second=168)):
        sentence = said(short, before=before)
        assert PLAN in sentence, before
        assert "restore_table" not in sentence, before


def test_what_happened_since_the_last_load_is_told() -> None:
    def told(now: State) -> list[str]:
        return since_last(THEN, THEN | {LEDGER: now})

    assert told(state(4)) == told(state(5)) == []
    assert told(state(0, first=0)) == [
        f"{LEDGER} has 0 of 80 rows of season {FIRST}; this run brings back what the archive has"
    ]
    [sentence] = told(state(0))
    assert sentence.startswith(
        f"{LEDGER} went from version 4 back to 0; unless you restored it, compare with"
    )


def test_what_was_remembered_is_what_was_kept(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    assert remembered(archive) == {}
    remember(archive, THEN)
    assert remembered(archive) == THEN


def with_columns(*columns: str, version: int | None = 4) -> dict[str, State]:
    return THEN | {TEAM_GAMES: State(version, THEN[TEAM_GAMES].seasons, frozenset(columns))}


def test_a_column_that_is_gone_since_the_last_load_is_named_with_the_way_back() -> None:
    last = with_columns("game_id", "hits", "goals")
    with pytest.raises(LossError) as refused:
        refuse_lost_columns(last, with_columns("game_id", "blocks"))
    sentence = str(refused.value)
    assert f"{TEAM_GAMES} lacks column goals and hits. This run would add them with NULL" in sentence
    assert f"restore_table --args '{{table: {TEAM_GAMES}, auto: true}}'" in sentence
    assert sentence.endswith(f"`dlt pipeline nhl run --accept-loss {TEAM_GAMES}`.")


def test_what_is_no_lost_column_passes() -> None:
    last = with_columns("game_id", "hits")
    refuse_lost_columns(last, with_columns("game_id", "hits", "new"))
    refuse_lost_columns(last, with_columns("game_id"), accepted=[TEAM_GAMES])
    refuse_lost_columns(last, with_columns(version=None))  # no table at all: its rows are the loss
    refuse_lost_columns(with_columns(), with_columns("game_id"))  # a note without columns claims nothing
    refuse_lost_columns({}, with_columns("game_id"))


def test_columns_are_remembered(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    remember(archive, with_columns("game_id", "hits"))
    assert remembered(archive)[TEAM_GAMES].columns == {"game_id", "hits"}

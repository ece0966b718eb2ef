"""A program that does not take the writer lock commits to a Delta table while a restore runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta.functions import Operations
from tests.unit.macros.small_shop import SIZE, Shop, content, rows

OTHER = 9000  # the first id that the other writer brings
WAYS: list[tuple[str, dict[str, Any]]] = [
    ("append", {"backup": "latest"}),
    ("overwrite", {"backup": "latest", "prefer": "point"}),
    ("replace", {"backup": "latest", "mode": "replace"}),
    ("restore", {"version": 1, "mode": "replace"}),
]


def around(
    monkeypatch: pytest.MonkeyPatch, name: str, before: Callable[[], None], after: Callable[[], None]
) -> None:
    """Let something happen before and after an operation of the lake."""
    own = getattr(Operations, name)

    def call(self: Operations, arguments: Any) -> Any:
        before()
        answer = own(self, arguments)
        after()
        return answer

    monkeypatch.setattr(Operations, name, call)


def nothing() -> None:
    """Commit nothing."""


def ids(shop: Shop) -> set[int]:
    return {row["id"] for row in content(shop.path())}


@pytest.fixture
def commit(shop: Shop) -> Callable[[], None]:
    return lambda: write_deltalake(str(shop.path()), rows(OTHER), mode="append")


@pytest.mark.parametrize(("operation", "arguments"), WAYS)
def test_a_commit_right_before_ours_stays_and_ours_is_not_made(
    shop: Shop,
    commit: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    operation: str,
    arguments: dict[str, Any],
) -> None:
    DeltaTable(str(shop.path())).delete("id < 100")
    before = ids(shop)
    around(monkeypatch, operation, commit, nothing)
    said = shop.refused("restore_table", table="orders", **arguments)
    assert said.startswith("orders was not restored: Something else wrote to orders meanwhile: ")
    assert "it was at version 3 and is at 4." in said
    assert "this operation committed nothing" in said
    assert ids(shop) == before | set(range(OTHER, OTHER + SIZE))
    monkeypatch.undo()
    shop.verb("restore_table", table="orders", backup="latest")
    assert ids(shop) == set(range(3 * SIZE)) | set(range(OTHER, OTHER + SIZE))


@pytest.mark.parametrize(("operation", "arguments"), WAYS)
def test_a_commit_right_after_ours_is_told_and_not_taken_back(
    shop: Shop,
    commit: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    operation: str,
    arguments: dict[str, Any],
) -> None:
    DeltaTable(str(shop.path())).delete("id < 100")
    around(monkeypatch, operation, nothing, commit)
    said = shop.refused("restore_table", table="orders", **arguments)
    assert said.startswith(
        "Something else wrote to orders while it was restored (it went from version 3 to 5)"
    )
    assert "nothing was taken back" in said
    assert set(range(OTHER, OTHER + SIZE)) < ids(shop)


def test_a_commit_while_a_restore_is_rolled_back_stops_the_roll_back(
    shop: Shop, commit: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours wrote too few rows, so it is taken back; a commit lands after the versions were compared."""
    DeltaTable(str(shop.path())).delete("id < 100")
    append = Operations.append

    def too_few(self: Operations, arguments: Any) -> Any:
        return append(self, {**arguments, "query": f"select * from ({arguments['query']}) where id < 50"})

    monkeypatch.setattr(Operations, "append", too_few)
    around(monkeypatch, "restore", commit, nothing)
    assert "it was at version 4 and is at 5" in shop.refused("restore_table", table="orders", backup="latest")
    assert set(range(OTHER, OTHER + SIZE)) < ids(shop)
    monkeypatch.undo()
    shop.verb("restore_table", table="orders", backup="latest")
    assert set(range(3 * SIZE)) < ids(shop)

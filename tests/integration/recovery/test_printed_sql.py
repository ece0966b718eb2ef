"""The SQL that `emit_sql` prints for a restore or undrop leaves the same tables as the verb.

Two copies of one lake are damaged alike. The verb runs on the one, the printed text on the other. Then every
table of both is read, and compared by a hash of its columns, types and rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, with_column
from tests.integration.recovery.printed_sql import Cases, contents, emit_and_run, emitted, values
from tests.integration.recovery.targets import EACH, ON_DATABRICKS
from tests.integration.recovery.test_undrop import successor
from tests.integration.recovery.warehouse_lake import WarehouseLake

Arguments = dict[str, Any]


@pytest.fixture
def other(safe_lake: AnyLake, tmp_path: Path) -> Iterator[AnyLake]:
    """A second copy of the same lake, for the printed SQL."""
    with safe_lake.copied(tmp_path / "other" / "data") as copy:
        yield copy


def damage(lake: AnyLake, number: int) -> None:
    """Rows are lost, others are changed, and one of a new game has landed; all in one commit."""
    key = [(column, "ascending") for column in ("game_id", "team", "situation")]
    rows = lake.delta().to_pyarrow_table().sort_by(key)
    rows = rows.filter(pa.compute.not_equal(rows["season"], 20232024))
    changed = pa.compute.equal(rows["season"], 20242025)
    rows = with_column(rows, "goals_for", pa.compute.if_else(changed, 77, rows["goals_for"]))
    landed = with_column(rows.slice(0, 1), "game_id", pa.array([2029020000 + number]))
    write_deltalake(lake.delta(), pa.concat_tables([rows, landed]), mode="overwrite")


def damage_snapshot(lake: AnyLake) -> None:
    newer = "dbt_scd_id = md5(dbt_scd_id), dbt_valid_from = dbt_valid_from + interval 1 day"
    lake.database(f"update dev.{SNAPSHOT} set {newer} where player_id % 4 = 1")
    lake.database(f"delete from dev.{SNAPSHOT} where player_id % 2 = 0")
    lake.database(f"update dev.{SNAPSHOT} set player_name = 'x' where player_id % 3 = 0")


def point_of(lake: AnyLake) -> Arguments:
    """The moment right after version 2."""
    times = {commit["version"]: commit["timestamp"] for commit in lake.delta().history()}
    [moment] = duckdb.execute(f"select make_timestamptz({times[2]} * 1000 + 1000000)").fetchone() or ()
    return {"timestamp": f"{moment.astimezone():%Y-%m-%d %H:%M:%S%z}"}


def same_after(lake: AnyLake, other: AnyLake, name: str, text: str, verb: str, arguments: Arguments) -> None:
    """Run the verb on the one and the text on the other; each check of the text must hold, too."""
    before = contents(lake)
    assert before == contents(other), name
    lake.verb(verb, **arguments).ok()
    assert set(values(other.run_text(text), "same")) == {True}, name
    assert contents(lake) == contents(other) != before, name


CHANGES: dict[str, Arguments] = {
    "merge": {},
    "prefer": {"prefer": "point"},
    "replace": {"mode": "replace"},
    "into": {"into": "games_of_"},
}


@pytest.mark.thorough_when(target="databricks")
@pytest.mark.thorough_when(target="local", change=["prefer", "into", "replace"])
@EACH
@pytest.mark.parametrize("change", CHANGES)
def test_printed_restores_of_a_delta_table_do_what_the_verb_does(safe_lake, other, target, change) -> None:
    """From a version, a moment and a backup. Fewer than ten commits: the stand-in does not read old versions
    of a table with a checkpoint."""
    (backup,) = safe_lake.sets()
    points = {"version": {"version": 2}, "timestamp": point_of(safe_lake), "backup": {"backup": backup}}
    cases: Cases = {}
    for point, argument in points.items():
        cases[point] = ("restore_table", {"table": GAMES, **argument, **CHANGES[change]})
        if change == "into":
            cases[point][1]["into"] += point
    texts = emitted(cases, target, other.data.with_name("printed"))
    for number, (name, (verb, arguments)) in enumerate(cases.items()):
        for each in (safe_lake, other):
            damage(each, number)
        same_after(safe_lake, other, name, texts[name], verb, arguments)


@pytest.mark.thorough
@EACH
def test_a_printed_restore_of_everything_does_what_the_verb_does(safe_lake, other, target, tmp_path) -> None:
    (backup,) = safe_lake.sets()
    [text] = emitted({"x": ("restore_all", {"backup": backup})}, target, tmp_path / "printed").values()
    for each in (safe_lake, other):
        damage(each, 0)
        damage_snapshot(each)
        each.delta("bronze_skaters_2023_v2").delete()
    same_after(safe_lake, other, "all", text, "restore_all", {"backup": backup})


@pytest.mark.thorough
def test_printed_restores_of_a_table_of_the_database_do_what_the_verb_does(lake: Lake, tmp_path) -> None:
    """With columns of types that Delta lacks: the copy has them as text, the table keeps its types."""
    lake.database(f"alter table dev.{SNAPSHOT} add column huge hugeint")
    lake.database(f"alter table dev.{SNAPSHOT} add column id uuid")
    lake.database(f"update dev.{SNAPSHOT} set huge = 10::hugeint ** 25 + player_id, id = uuid()")
    lake.verb("backup_table", table=SNAPSHOT).ok()
    (backup,) = lake.sets()
    base: Arguments = {"table": SNAPSHOT, "backup": backup}
    modes: dict[str, Arguments] = {"merge": {}, "prefer": {"prefer": "point"}, "replace": {"mode": "replace"}}
    modes["into"] = {"into": "players_of_then"}
    cases: Cases = {name: ("restore_table", base | mode) for name, mode in modes.items()}
    texts = emitted(cases, "local", tmp_path)
    with lake.copied(tmp_path / "other" / "data") as other:
        for number, (name, (verb, arguments)) in enumerate(cases.items()):
            for each in (lake, other):
                damage_snapshot(each)
            before = contents(lake)
            lake.verb(verb, **arguments).ok()
            # All texts were printed in one second, which is what names their safety copies.
            other.run_text(re.sub(r"safety_\d+T\d+Z", f"safety_2099010{number}T000000Z", texts[name]))
            assert contents(lake) == contents(other) != before, name


@pytest.mark.thorough
@EACH
def test_a_printed_undrop_of_a_sibling_table_does_what_the_verb_does(safe_lake, other, target) -> None:
    left = f"{SNAPSHOT}__dbt_backup"
    for each in (safe_lake, other):
        each.database(f"create table dev.{left} as select * from dev.{SNAPSHOT}")
        damage_snapshot(each)
    arguments = {"table": SNAPSHOT, "standing": left}
    [text] = emitted({"x": ("undrop_table", arguments)}, target, other.data.with_name("printed")).values()
    same_after(safe_lake, other, "sibling", text, "undrop_table", arguments)


@pytest.mark.thorough
@ON_DATABRICKS
@pytest.mark.parametrize(
    "change",
    [{}, {"prefer": "point"}, {"mode": "replace"}, {"into": "games_of_then"}],
    ids=["merge", "prefer", "replace", "into"],
)
def test_a_printed_undrop_does_what_the_verb_does(safe_lake: WarehouseLake, other, change) -> None:
    for each in (safe_lake, other):
        successor(each)
    arguments = {"table": GAMES, **change}
    before = contents(safe_lake)
    safe_lake.verb("undrop_table", **arguments).ok()
    answers = emit_and_run(other, "undrop_table", **arguments)
    merges = "mode" not in change and "into" not in change
    assert set(values(answers, "same")) == ({True} if merges else set())
    assert contents(safe_lake) == contents(other) != before

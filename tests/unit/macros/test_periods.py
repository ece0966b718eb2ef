"""Tables whose rows are periods of validity: how they merge, what is wrong with them, how they are declared.

The macros' own SQL runs on a DuckDB. A row is [id, key, from, to, value]; times are days of 2026.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import functions, session
from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros.builders import node

Row = tuple[str, int, int, int | None, str]
COLUMNS = "(scd text, id int, valid_from int, valid_to int, v text)"


class Periods:
    """Two tables of periods, now and at the point, and what the macros do with them."""

    def __init__(self, macros: Macros, now: list, then: list, **periods: Any) -> None:
        self.connection = duckdb.connect()
        for name, rows in (("now", now), ("then", then)):
            self.connection.execute(f'create table "{name}" {COLUMNS}')
            for row in rows:
                self.connection.execute(f'insert into "{name}" values (?, ?, ?, ?, ?)', row)
        self.macros = macros.connect(self.connection)
        self.macros.replace("try_query", self.try_query)
        how = {"key": ["id"], "valid_from": "valid_from", "valid_to": "valid_to", "current": None, **periods}
        self.table = macros.call("table_at", None, None, "now", key=["scd"], periods=how)
        self.point = {"kind": "table", "id": '"then"', "label": "the point"}

    def try_query(self, sql: str) -> dict[str, Any]:
        return {"rows": self.macros.call("query", sql), "error": None}

    def request(self, prefer: str) -> dict[str, Any]:
        both = {"table": self.table, "source": self.table}
        return {**both, "point": self.point, "mode": "merge", "prefer": prefer}

    def plan(self, prefer: str, names: bool = True) -> dict[str, Any]:
        facts = self.macros.call("assumed_restore_facts", exists=True)
        if names:
            columns = self.macros.call("columns_of", '"now"')
            matched = self.macros.call("match_columns", columns, columns)
            facts |= {"columns": matched}
        return self.macros.call("restore_plan", self.request(prefer), facts)

    def merge(self, prefer: str = "live", names: bool = True) -> list[Row]:
        """Run the statements of the plan; return the table, which is what the plan expected, then and now."""
        plan = self.plan(prefer, names)
        expected = self.rows(plan["expected_rows"])
        for statement in plan["statements"]:
            self.connection.execute(statement)
        assert self.rows('from "now"') == expected == self.rows(plan["expected_rows"])
        [step] = self.macros.call("restore_steps", plan)
        assert self.connection.execute(step["check"]).fetchone()[0] is True
        return expected

    def rows(self, sql: str) -> list[Row]:
        return self.connection.execute(f"select * from ({sql}) order by id, valid_from, scd").fetchall()

    def changes(self, prefer: str = "live") -> Any:
        return self.macros.call("period_changes", self.request(prefer), {"only_now": 4})

    def refused(self, prefer: str = "live") -> str:
        return self.macros.call("period_changes", self.request(prefer), {"only_now": 4})["refusal"]

    def faults(self, name: str = "now") -> str | None:
        return self.macros.call("period_faults", self.table, f'"{name}"')


A = ["a", 1, 1, None, "x"]


@cases("prefer, now, then, merged", """
    live, [[b, 1, 5, null, y]], [[a, 1, 1, null, x]], [[a, 1, 1, 5, x], [b, 1, 5, null, y]]
    live, [[a, 1, 1, null, x]], [[a, 1, 1, 3, x], [b, 1, 3, null, y]], [[a, 1, 1, 3, x], [b, 1, 3, null, y]]
    live, [[a, 1, 1, null, x]], [[a, 1, 1, 2, x], [b, 1, 3, null, y]], [[a, 1, 1, 2, x], [b, 1, 3, null, y]]
    live, [[a, 1, 1, 4, x], [c, 1, 5, null, z]], [[a, 1, 1, null, x]], [[a, 1, 1, 4, x], [c, 1, 5, null, z]]
    point, [[a, 1, 1, 4, x], [c, 1, 5, null, z]], [[a, 1, 1, null, X]], [[a, 1, 1, 4, X], [c, 1, 5, null, z]]
    live, [[a, 1, 1, 5, x], [c, 1, 5, null, z]], [[a, 1, 1, 3, x], [b, 1, 3, null, y]], \
        [[a, 1, 1, 3, x], [b, 1, 3, 5, y], [c, 1, 5, null, z]]
    point, [[a, 1, 1, 5, x], [c, 1, 5, null, z]], [[a, 1, 1, 3, X], [b, 1, 3, null, y]], \
        [[a, 1, 1, 3, X], [b, 1, 3, 5, y], [c, 1, 5, null, z]]
    live, [[a, 1, 1, 4, x]], [[a, 1, 1, null, x]], [[a, 1, 1, 4, x]]
    live, [], [[a, 1, 1, 4, x], [b, 1, 6, null, y]], [[a, 1, 1, 4, x], [b, 1, 6, null, y]]
    live, [[b, 2, 1, null, y]], [[a, 1, 1, null, x]], [[a, 1, 1, null, x], [b, 2, 1, null, y]]
    live, [[a, 1, 1, 1, x], [b, 1, 1, null, y]], [[c, 1, 0, null, z]], \
        [[c, 1, 0, 1, z], [a, 1, 1, 1, x], [b, 1, 1, null, y]]
    live, [[b, 1, 5, null, y], [a, 1, 1, null, x]], [[a, 1, 1, null, x]], \
        [[a, 1, 1, 5, x], [b, 1, 5, null, y]]
""")  # fmt: skip
def test_a_row_ends_where_the_next_one_of_its_key_begins(macros: Macros, prefer, now, then, merged) -> None:
    for names in (True, False):
        periods = Periods(macros, now, then)
        periods.changes(prefer)
        assert periods.merge(prefer, names) == [tuple(row) for row in merged]
        assert periods.faults() is None


@cases(
    "prefer, now, then, example",
    """
    live, [[b, 1, 2, null, y]], [[a, 1, 1, 3, x]], "id 1: from 1 to 3, and the next row from 2"
    live, [[b, 1, 1, null, y]], [[a, 1, 1, null, x]], "id 1: from 1 to now, and the next row from 1"
    live, [[b, 1, 5, null, y]], [[a, 1, 3, 2, x]], "id 1: from 3 to 2, and the next row from 5"
    point, [[a, 1, 2, 3, x]], [[b, 1, 1, 9, y]], "id 1: from 1 to 9, and the next row from 2"
    live, [[a, 1, 4, 3, x]], [[b, 2, 1, null, y]], "id 1: from 4 to 3)"
""",
)
def test_periods_that_contradict_each_other_are_refused(macros: Macros, prefer, now, then, example) -> None:
    said = Periods(macros, now, then).refused(prefer)
    assert f"contradict each other in 1 row (for example {example}" in said
    assert "loses 4 rows that only the table has" in said
    assert "mode: replace" in said
    assert "into: NAME" in said


def test_a_refusal_says_which_side_is_not_sound(macros: Macros) -> None:
    broken, sound = [["a", 1, 4, 3, "x"]], [["b", 2, 1, None, "y"]]
    assert "In the table now 1 key has a row that ends" in Periods(macros, broken, sound).refused()
    assert "In the point 1 key has a row that ends" in Periods(macros, sound, broken).refused()


@cases("rows, faults", """
    [[a, 1, 1, 2, x], [b, 1, 2, null, y], [c, 2, 1, 5, z]], null
    [[a, 1, 1, null, x], [b, 1, 2, null, y]], "1 key has more than one current row (for example id 1)"
    [[a, 1, 1, 3, x], [b, 1, 2, null, y]], "1 key has periods that overlap (for example id 1)"
    [[a, 1, 1, null, x], [b, 1, 2, 3, y]], "1 key has periods that overlap (for example id 1)"
    [[a, 2, 9, 3, x]], "1 key has a row that ends before it begins (for example id 2)"
    [[a, 1, 1, 2, x], [a, 1, 2, null, y]], "1 key has the same row key twice (for example id 1)"
    [[a, 1, 1, null, x], [b, 1, 2, null, y], [c, 2, 3, 1, z]], \
        "1 key has more than one current row, 1 key has a row that ends before it begins (for example id 1)"
    [], null
""")  # fmt: skip
def test_faults_of_periods_are_counted_with_an_example(macros: Macros, rows, faults) -> None:
    assert Periods(macros, rows, []).faults() == faults


def test_a_value_for_the_end_of_a_current_row_counts_as_none(macros: Macros) -> None:
    """dbt_valid_to_current; and an expression as the unique_key."""
    how = {"current": "9999", "key": ["id || '-'"]}
    periods = Periods(macros, [["b", 1, 5, 9999, "y"]], [["a", 1, 1, 9999, "x"]], **how)
    assert periods.changes() == {"ended": 1}
    assert periods.merge() == [("a", 1, 1, 5, "x"), ("b", 1, 5, 9999, "y")]
    assert periods.faults() is None
    two = Periods(macros, [["b", 1, 5, 9999, "y"], ["c", 1, 6, 9999, "y"]], [], **how)
    assert two.faults() == "1 key has more than one current row (for example id || '-' 1-)"


def random_history(dice: random.Random) -> list[Row]:
    """The periods of three keys, with gaps, the last of a key current or not."""
    rows: list[Row] = []
    for key in (1, 2, 3):
        day = 0
        for number in range(dice.randint(1, 4)):
            begin = day + dice.choice((0, 0, 2))
            day = begin + dice.randint(1, 4)
            rows.append((f"{key}{number}", key, begin, day, "x"))
        if dice.random() < 0.8:
            last = rows.pop()
            rows.append((*last[:3], None, last[4]))
    return rows


def earlier(rows: list[Row], day: int) -> list[Row]:
    """The same history as it was on a day: what began later is not there, what ended later is current."""
    return [
        (*row[:3], row[3] if row[3] is not None and row[3] <= day else None, row[4])
        for row in rows
        if row[2] <= day
    ]


@pytest.mark.parametrize("seed", range(6))
def test_lost_rows_of_any_history_come_back_as_it_was(macros: Macros, seed: int) -> None:
    """Of one history rows are lost now, and the point is earlier: each row that comes back fits. Exactly the
    history comes back where no gap hides when the row ended."""
    dice = random.Random(seed)
    for _ in range(5):
        whole = random_history(dice)
        now = [row for row in whole if dice.random() < 0.6]
        then = earlier(whole, dice.randint(1, 12))
        prefer = dice.choice(("live", "point"))
        periods = Periods(macros, now, then)
        periods.changes(prefer)
        merged = periods.merge(prefer)
        assert periods.faults() is None, (now, then)
        assert {row[0] for row in merged} == {row[0] for row in [*now, *then]}
        kept = {row[0]: row for row in now}
        if prefer == "live":
            assert [row for row in merged if row[0] in kept and row != kept[row[0]]] == []
        for row in merged:
            [true] = [each for each in whole if each[0] == row[0]]
            assert row[:3] == true[:3]
            assert row[3] is None or true[3] is None or row[3] >= true[3], (row, true)


MANY = [(str(row), row // 3, row % 3, None if row % 3 == 2 else row % 3 + 1, "x") for row in range(300)]


def test_a_merge_does_not_read_the_rows_that_it_inserts(macros: Macros) -> None:
    """With threads, a MERGE of DuckDB 1.5.5 that read its target inserted rows twice in one of seven runs."""
    [*_, statement] = Periods(macros, [], MANY).plan("live")["statements"]
    rows = ", ".join(str(row).replace("None", "null") for row in MANY)
    for _ in range(40):
        with duckdb.connect(config={"threads": 8}) as connection:
            connection.execute(f"create table now {COLUMNS}")
            connection.execute(f'create table "then" {COLUMNS}')
            connection.execute(f'insert into "then" values {rows}')
            connection.execute(statement)
            found = connection.execute("select * from now order by scd::int").fetchall()
        assert found == MANY


def test_a_merge_compares_rows_by_their_key(macros: Macros) -> None:
    """Not each with each: 100,000 periods took 12 seconds, and half a million would take minutes."""
    periods = Periods(macros, MANY[:200], MANY)
    for statement in periods.plan("live")["statements"]:
        [[_, plan]] = periods.connection.execute(f"explain {statement}").fetchall()
        assert "HASH_JOIN" in plan
        assert "NL_JOIN" not in plan
        assert "NESTED_LOOP" not in plan


@cases("now, then, mode, point", """
    [[a, 1, 1, null, x], [b, 1, 5, null, y]], [[a, 1, 1, null, x]], merge, old
    [[a, 1, 1, 7, x], [b, 1, 5, null, y]], [[a, 1, 1, null, x]], replace, old
    [[a, 1, 1, null, x], [a, 1, 5, null, y]], [[a, 1, 1, null, x]], replace, old
    [[a, 1, 1, null, x], [b, 1, 5, null, y]], [[a, 1, 3, 2, x]], null, null
""")  # fmt: skip
def test_doctor_repairs_from_the_newest_sound_point(macros: Macros, now, then, mode, point) -> None:
    """By a merge where that is possible. A point with faults and safety copies do not count."""
    periods = Periods(macros, now, then)
    points = [
        {
            **periods.point,
            "label": label,
            "when": when,
            "arguments": {"backup": label},
            "id": of,
            "safety": safety,
        }
        for label, when, of, safety in (
            ("old", "2026-01-01", '"then"', False),
            ("new", "2026-01-02", '"now"', False),
            ("safety", "2026-01-03", '"then"', True),
        )
    ]
    repeated = len({row[0] for row in now}) < len(now)
    repair = macros.call("repair_of_periods", periods.table, points, repeated)
    assert (repair["mode"], repair["label"]) == (mode, point)
    command = f"restore_table --args '{{table: now, backup: {point}" if mode else "recovery_plan"
    assert command in repair["command"]
    assert ("mode: replace" in repair["command"]) == (mode == "replace")


def test_auto_takes_a_point_that_does_not_contradict_the_table(macros: Macros) -> None:
    """Where each does, it takes the first: the plan refuses it, and says why."""
    now, older = [["b", 1, 2, None, "y"]], [["c", 2, 1, None, "z"]]
    periods = Periods(macros, now, [["a", 1, 1, 3, "x"], *older])
    periods.connection.execute(f"create table older {COLUMNS}")
    periods.connection.execute("insert into older values ('c', 2, 1, null, 'z')")
    found = [
        {
            **periods.point,
            "id": name,
            "label": f"point {name}",
            "when": "2026-01-01",
            "rows": 1,
            "arguments": {},
        }
        for name in ('"then"', "older")
    ]
    for name, answer in (("exists", True), ("unreadable_point", None)):
        macros.replace(name, lambda *_, answer=answer, **__: answer)
    macros.replace("recovery_points", lambda *_, **__: found)
    macros.replace("judgement_of", lambda *_: {"loss": None, "point": None})
    macros.replace("resolve_point", lambda _, point, backups: point)
    assert macros.call("try_best_point", periods.table, [])["point"]["label"] == "point older"
    del found[1]
    best = macros.call("try_best_point", periods.table, [])
    assert best["point"]["label"] == 'point "then"'
    assert "contradicts the table" in best["why"]


def test_the_data_test_is_the_query_of_the_faults(macros: Macros) -> None:
    """It finds the table by its relation, and a table without periods is an error of the project."""
    macros.graph["nodes"] = {1: node("history", "snapshot", **SNAPSHOT), 2: node("orders")}
    relation = macros.call("table_at", "nhl", "dev", "history")["relation"]
    sql = macros.call("period_faults_of", relation)
    assert 'from "nhl"."dev"."history" as holdfast_this' in sql
    assert "where current_rows > 1 or overlapping_rows > 0" in sql
    other = macros.call("table_at", "nhl", "dev", "orders")["relation"]
    assert "Declare meta.periods" in macros.refused("period_faults_of", other)


SNAPSHOT = {"unique_key": "id", "dbt_valid_to_current": None, "snapshot_meta_column_names": {}}


def test_a_snapshot_has_periods_by_its_config(macros: Macros) -> None:
    names = {"dbt_valid_from": "since", "dbt_scd_id": "row_id", "dbt_valid_to": None}
    plain = macros.call("table_of", node("history", "snapshot", **SNAPSHOT), [])
    assert (plain["key"], plain["periods"]["key"]) == (["dbt_scd_id"], ["id"])
    assert (plain["periods"]["valid_from"], plain["periods"]["valid_to"]) == (
        "dbt_valid_from",
        "dbt_valid_to",
    )
    changed = SNAPSHOT | {"unique_key": ["a", "b"], "snapshot_meta_column_names": names}
    changed |= {"dbt_valid_to_current": "date '9999-12-31'"}
    own = macros.call("table_of", node("history", "snapshot", **changed), [])
    assert own["key"] == ["row_id"]
    expected = {"valid_from": "since", "valid_to": "dbt_valid_to", "current": "date '9999-12-31'"}
    assert own["periods"] == {"key": ["a", "b"], **expected}


def test_another_table_declares_its_periods(macros: Macros) -> None:
    declared = {"periods": {"key": "id", "valid_from": "since", "valid_to": "until"}}
    table = macros.call("table_of", node("prices", "source", meta=declared), [])
    assert table["periods"] == {"key": ["id"], "valid_from": "since", "valid_to": "until", "current": None}
    assert table["key"] == ["id", "since"]
    model = macros.call("table_of", node("prices", unique_key="sk", meta=declared), [])
    assert model["key"] == ["sk"]
    assert macros.call("table_of", node("prices"), [])["periods"] is None
    for wrong in ({"key": "id"}, ["id"], {**declared["periods"], "valid_form": "x"}):
        said = macros.refused("table_of", node("prices", meta={"periods": wrong}), [])
        assert "meta.periods of prices is" in said
        assert "Use periods: {key: [COLUMN], valid_from: COLUMN, valid_to: COLUMN}." in said


@pytest.mark.parametrize("prefer", ["live", "point"])
def test_a_delta_table_with_declared_periods_is_merged_in_one_commit(
    macros: Macros, tmp_path: Path, prefer: str
) -> None:
    """By the plug-in: version 0 is the point."""
    folder = tmp_path / "lake" / "raw" / "prices"
    versions = ([("a", 1, 1, None)], [("b", 1, 5, None), ("c", 2, 1, None)])
    names = ("scd", "id", "valid_from", "valid_to")
    for rows in versions:
        columns = {name: pa.array([row[at] for row in rows]) for at, name in enumerate(names)}
        columns["valid_to"] = columns["valid_to"].cast(pa.int64())
        write_deltalake(str(folder), pa.table(columns), mode="overwrite")
    periods = {"key": ["id"], "valid_from": "valid_from", "valid_to": "valid_to", "current": None}
    with session.connect(tmp_path) as connection:
        functions.register(connection, tmp_path)
        macros.connect(connection)
        table = macros.call("table_at", "lake", "raw", "prices", key=["scd"], periods=periods)
        point = {"kind": "version", "id": 0, "label": "version 0"}
        plan = macros.call("plan_restore", table, point, "merge", prefer)
        assert plan["counts"]["ended"] == 1
        [statement] = plan["statements"]
        connection.execute(statement)
        found = connection.execute("select * from lake.now('raw.prices') order by scd").fetchall()
    assert found == [("a", 1, 1, 5), ("b", 1, 5, None), ("c", 2, 1, None)]
    assert DeltaTable(str(folder)).version() == 2


@pytest.mark.parametrize("engine", ["databricks", "spark"])
def test_on_spark_the_rows_of_a_merge_are_the_same_query(macros: Macros, engine: str) -> None:
    """With names where they are known; without, all columns by name."""
    macros.engine(engine)
    how = {"key": ["id"], "valid_from": "f", "valid_to": "t", "current": None}
    table = macros.call("table_at", "c", "s", "history", key=["scd"], periods=how)
    request = {"table": table, "source": table, "mode": "merge", "prefer": "live"}
    request |= {"point": {"kind": "version", "id": 3, "label": "version 3"}}
    facts = macros.call("assumed_restore_facts", exists=True)
    *_, unknown = macros.call("restore_plan", request, facts)["statements"]  # after one for the retention
    assert (
        "select holdfast_this.* except (`t`), case when holdfast_other.holdfast_new_end is null "
        "then holdfast_this.`t` else holdfast_other.holdfast_new_end end as `t`" in unknown
    )
    assert "when matched then update set *" in unknown
    columns = [{"name": name, "type": "bigint"} for name in ("scd", "id", "f", "t")]
    facts |= {"columns": macros.call("match_columns", columns, columns)}
    *_, known = macros.call("restore_plan", request, facts)["statements"]
    assert "cast(holdfast_other.holdfast_new_end as bigint) end as `t`" in known
    assert "except" not in known
    assert known.count("lead(holdfast_start)") == 1

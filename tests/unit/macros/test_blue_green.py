"""Blue/green without tables: what state follows from the journal, what a verb may do in it, and its steps."""

import json
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from tests.support.macros import Macros

ORDERS = {"name": "orders", "database": "nhl", "schema": "dev", "identifier": "orders", "key": ["id"]}
TABLES, TABLE = [{**ORDERS, "version": 3}], {**ORDERS, "newest": None, "reload": None}
STAMPS = {"orders": {"old": {"id": "a", "version": 3}, "new": {"id": "b", "version": 5}}}
DETAILS: dict[str, dict[str, Any]] = {
    "begin": {"tables": TABLES},
    "others": {"tables": [{**ORDERS, "name": "rates", "version": 3}]},
    "again": {"tables": TABLES, "again": True},
    "passed": {"validated": STAMPS, "problems": []},
    "failed": {"validated": STAMPS, "problems": ["is empty"]},
    "drop": {"drop_new": True, "bring_rows": True},
    "leave": {"drop_new": False, "bring_rows": False},
}
BEGUN = ["begin started begin", "begin done begin"]
VALIDATED = [*BEGUN, "validate done passed"]
SWAPPING = [*VALIDATED, "swap started"]
SWAPPED = [*SWAPPING, "swap done"]


def journal(*entries: str, suffix: str = "_new") -> list[dict[str, str]]:
    """Entries of the recovery log: "VERB STATE [DETAIL]"."""
    found = []
    for number, entry in enumerate(entries):
        verb, state, *detail = entry.split()
        told = {"suffix": suffix, **DETAILS.get("".join(detail), {})}
        row = {"verb": f"blue_green_{verb}", "state": state, "detail": json.dumps(told)}
        found.append({**row, "logged_at": f"2026-02-03 09:00:{number:02}"})
    return found


def state(macros: Macros, *entries: str) -> dict[str, Any] | None:
    states = macros.call("deployment_states", journal(*entries))
    assert len(states) <= 1
    return states[0] if states else None


SEQUENCES = [
    (["begin started begin"], {"stage": "begun", "running": "begin", "refreshes": False, "swap": None}),
    (BEGUN, {"stage": "begun", "running": None, "validated": {}, "since": "2026-02-03 09:00:00"}),
    ([*BEGUN, "begin started again"], {"stage": "begun", "running": "begin", "refreshes": True}),
    ([*BEGUN, "begin started again", "begin done begin"], {"running": None, "refreshes": False}),
    ([*BEGUN, "validate failed failed"], {"stage": "begun", "running": None, "validated": {}}),
    (VALIDATED, {"stage": "validated", "running": None, "validated": STAMPS, "swap": None}),
    ([*VALIDATED, "validate failed failed"], {"stage": "begun", "validated": {}}),
    ([*VALIDATED, "begin started again"], {"stage": "begun", "running": "begin", "validated": {}}),
    (SWAPPING, {"stage": "validated", "running": "swap", "swap": "started"}),
    ([*SWAPPING, "swap started", "swap done"], {"stage": "swapped", "running": None}),
    (SWAPPED, {"stage": "swapped", "running": None, "swap": "started", "validated": STAMPS}),
    ([*SWAPPING, "rollback started"], {"stage": "validated", "running": "rollback", "swap": "started"}),
    ([*SWAPPED, "rollback started leave"], {"running": "rollback", "drop_new": False, "bring_rows": False}),
    ([*SWAPPED, "rollback started leave", "rollback done"],
     {"stage": "validated", "running": None, "swap": "undone", "bring_rows": True}),
    ([*BEGUN, "rollback started", "rollback done"], {"stage": "begun", "swap": None}),
    ([*SWAPPED, "rollback started drop"], {"stage": "swapped", "running": "rollback", "drop_new": True}),
    ([*SWAPPED, "rollback started", "rollback done", "swap started", "swap done"],
     {"stage": "swapped", "swap": "started"}),
    ([*SWAPPED, "finish started"], {"stage": "swapped", "running": "finish"}),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), SEQUENCES)
def test_the_state_follows_from_the_journal(macros: Macros, entries: list[str], expected: dict) -> None:
    found = state(macros, *entries)
    assert {name: found[name] for name in expected} == expected
    assert (found["suffix"], found["tables"]) == ("_new", TABLES)


@pytest.mark.parametrize("entries", [
    [],
    [*SWAPPED, "finish started", "finish done"],
    [*SWAPPED, "rollback started drop", "rollback done drop"],
    ["begin started begin", "rollback started drop", "rollback done drop"],
    ["validate done passed"],
    ["begin started again", "begin done begin"],
    ["swap started", "swap done"],
])  # fmt: skip
def test_what_has_ended_or_never_began_is_not_a_deployment(macros: Macros, entries: list[str]) -> None:
    assert state(macros, *entries) is None


def test_a_suffix_can_be_used_again_and_others_stay_as_they_are(macros: Macros) -> None:
    entries = [
        *journal(*SWAPPED, suffix="_a"),
        *journal("begin started others", "begin done others", "validate done passed", suffix="_b"),
        *journal("finish started", "finish done", suffix="_a"), *journal("begin started begin", suffix="_a"),
    ]  # fmt: skip
    states = macros.call("deployment_states", entries)
    found = {each["suffix"]: (each["stage"], each["running"]) for each in states}
    assert found == {"_b": ("validated", None), "_a": ("begun", "begin")}


@pytest.mark.parametrize("suffix", ["_a", "_b"])
def test_of_two_that_began_at_once_the_first_counts(macros: Macros, suffix: str) -> None:
    """Both had looked before either wrote; a third one, of other tables, is not in their way."""
    entries = [
        *journal("begin started begin", suffix="_a"), *journal("begin started begin", suffix=suffix),
        *journal("begin started others", suffix="_c"),
    ]  # fmt: skip
    entries = [{**entry, "run_id": run} for entry, run in zip(entries, ("1", "2", "3"), strict=True)]
    states = macros.call("deployment_states", entries)
    assert [(each["suffix"], each["begun_by"]) for each in states] == [("_a", "1"), ("_c", "3")]


NEW = "drop_new: true"


@pytest.mark.parametrize(("entries", "step", "finish", "undo", "option"), [
    (BEGUN, "begun", "validate", "rollback", NEW),
    (["begin started begin"], "begin interrupted", "begin", "rollback", NEW),
    (VALIDATED, "validated", "swap", "rollback", NEW),
    (SWAPPING, "swap interrupted", "swap", "rollback", None),
    (SWAPPED, "swapped", "finish", "rollback", None),
    ([*SWAPPED, "rollback started"], "rollback interrupted", "rollback", "swap", None),
    ([*SWAPPED, "rollback started drop"], "rollback interrupted", "rollback", None, None),
    ([*SWAPPED, "finish started"], "finish interrupted", "finish", None, None),
])  # fmt: skip
def test_each_state_has_commands_to_finish_and_to_undo(macros: Macros, entries, step, finish, undo, option):
    found = macros.call("deployment_status", state(macros, *entries))
    assert (found["step"], found["interrupted"]) == (step, step.endswith("interrupted"))
    assert found["command_to_finish"].startswith(f"dbt run-operation blue_green_{finish} ")
    command = found["command_to_undo"]
    assert undo is command is None or command.startswith(f"dbt run-operation blue_green_{undo} ")
    assert (NEW in (command or "")) == (option is not None)


ALLOWED = {  # verbs that may run in a state; "drop" is rollback with drop_new
    "begun": (BEGUN, {"begin", "validate", "drop"}),
    "begin": (["begin started begin"], {"begin", "drop"}),
    "validated": (VALIDATED, {"begin", "validate", "swap", "drop"}),
    "swap": (SWAPPING, {"swap", "rollback", "drop"}),
    "swapped": (SWAPPED, {"swap", "rollback", "drop", "finish"}),
    "rollback": ([*SWAPPED, "rollback started"], {"swap", "rollback", "drop"}),
    "rollback that drops": ([*SWAPPED, "rollback started drop"], {"rollback", "drop"}),
    "undone": ([*SWAPPED, "rollback started", "rollback done"], {"begin", "validate", "swap", "drop"}),
    "finish": ([*SWAPPED, "finish started"], {"finish"}),
}


@pytest.mark.parametrize("name", ALLOWED)
@pytest.mark.parametrize("verb", ["begin", "validate", "swap", "rollback", "drop", "finish"])
def test_a_verb_runs_only_in_its_states(macros: Macros, name: str, verb: str) -> None:
    entries, allowed = ALLOWED[name]
    found = state(macros, *entries)
    name = "rollback" if verb == "drop" else verb
    refusal = macros.call("deployment_refusal", found, name, drop_new=verb == "drop")
    assert (refusal is None) == (verb in allowed), refusal
    if refusal:
        assert "_new" in refusal
        assert "dbt run-operation" in refusal or "drop_new: true" in refusal


@pytest.mark.parametrize(("existing", "expected"), [
    (["live", "new"], "ready"), (["new", "old"], "half"),
    (["live", "old"], "swapped"), (["live"], "alone"),
    ([], "unknown"), (["new"], "unknown"),
    (["old"], "unknown"), (["live", "new", "old"], "unknown"),
])  # fmt: skip
def test_the_swap_state_follows_from_what_exists(macros: Macros, existing: list[str], expected: str) -> None:
    assert macros.call("swap_state", existing) == expected


def with_tables(macros: Macros, *existing: str, table_id: str = "a") -> Macros:
    """A catalog that holds the tables of these identifiers."""
    macros.replace("exists", lambda table: table["identifier"] in existing)
    macros.replace("stamp", lambda table: {"id": table_id, "version": 3})
    return macros


@pytest.mark.parametrize(("existing", "named"), [
    (["orders"], "but orders does"),
    ([], "but none does"),
    (["orders", "orders_new", "orders_before_new"], "but orders, orders_new, orders_before_new do"),
])  # fmt: skip
def test_an_unknown_swap_state_is_refused_with_what_exists(macros: Macros, existing, named) -> None:
    with_tables(macros, *existing)
    sentence = macros.refused("require_swap_states", state(macros, *VALIDATED))
    assert named in sentence
    assert "then repeat the command" in sentence


@pytest.mark.parametrize(("entries", "drop_new", "table_id", "accepted"), [
    (BEGUN, True, "a", True),  # its copy is gone, or was never made
    (BEGUN, False, "a", False),
    ([*SWAPPED, "rollback started drop"], True, "a", True),  # a killed rollback had dropped it
    ([*SWAPPED, "rollback started drop"], True, "b", False),  # the new table, whose old one is gone
    (SWAPPED, True, "a", False),
    (SWAPPING, True, "a", False),
])  # fmt: skip
def test_a_table_alone_is_accepted_only_from_a_rollback_that_drops(
    macros: Macros, entries, drop_new, table_id, accepted
) -> None:
    with_tables(macros, "orders", table_id=table_id)
    if accepted:
        [found] = macros.call("require_swap_states", state(macros, *entries), drop_new)
        assert found["state"] == "alone"
    else:
        assert "but orders does" in macros.refused("require_swap_states", state(macros, *entries), drop_new)


@pytest.mark.parametrize(("since", "accepted"), [
    ([], True),
    (["OPTIMIZE", "VACUUM START", "VACUUM END"], True),  # a warehouse does these by itself
    (["SET TBLPROPERTIES"], True),
    (["OPTIMIZE", "MERGE"], False),
    (["CREATE OR REPLACE TABLE AS SELECT"], False),
])  # fmt: skip
def test_commits_that_change_no_row_do_not_stop_a_swap(macros: Macros, since, accepted) -> None:
    commits = [{"version": 3, "operation": "WRITE"}]
    commits += [{"version": 4 + at, "operation": kind} for at, kind in enumerate(since)]
    macros.replace("stamp", lambda table: {"id": "a", "version": commits[-1]["version"]})
    macros.replace("history", lambda table, with_readable: commits[::-1])
    macros.replace("count_changed_rows", lambda *_: 2)
    stamp = {"id": "a", "version": 3}
    table = macros.call("table_at", "lake", "dev", "orders", key=["id"]) | {"version": 3}
    deployment = {"suffix": "_new", "validated": {"orders": {"old": stamp, "new": stamp}}}
    names = macros.call("deployment_names", table, "_new")
    if accepted:
        macros.call("require_validated", deployment, table, names)
    else:
        said = macros.refused("require_validated", deployment, table, names)
        assert f"is at version {commits[-1]['version']}, and version 3 was validated; 2 rows" in said


@pytest.mark.parametrize(("steps", "renames"), [
    (("swap_deployment_steps", "ready"), ["orders to orders_before_new", "orders_new to orders"]),
    (("swap_deployment_steps", "half"), ["orders_new to orders"]),
    (("swap_deployment_steps", "swapped"), []),
    (("swap_back_steps", "swapped"), ["orders to orders_new", "orders_before_new to orders"]),
    (("swap_back_steps", "half"), ["orders_before_new to orders"]),
    (("swap_back_steps", "ready"), []),
    (("swap_back_steps", "alone"), []),
])  # fmt: skip
@pytest.mark.parametrize("engine", ["databricks", "duckdb"])
def test_a_swap_goes_on_from_where_it_is(macros: Macros, engine, steps, renames) -> None:
    text = {
        "duckdb": "select * from lake.rename('dev.{}', 'dev.{}')",
        "databricks": "alter table `nhl`.`dev`.`{}` rename to `nhl`.`dev`.`{}`",
    }[engine]
    names = macros.engine(engine).call("deployment_names", TABLE, "_new")
    found = macros.call("statements_of", macros.call(steps[0], names, steps[1]))
    assert found == [text.format(*each.split(" to ")) for each in renames]


@pytest.mark.parametrize(("table", "version", "changed", "sentence"), [
    ("a", 5, 3, "3 rows were added or changed since; merge them with dbt run-operation blue_green_begin"),
    ("a", 5, 0, "version 4 was validated"),
    ("b", 4, 0, "version 4 of another table was validated"),
])  # fmt: skip
def test_what_was_written_to_since_validation_is_not_swapped(macros, table, version, changed, sentence):
    found, validated = {"id": table, "version": version}, {"id": "a", "version": 4}
    said = macros.call("validation_refusal", "orders", found, validated, changed, "_new")
    assert sentence in said
    assert ("blue_green_begin" in said) == (changed > 0)


def columns(**types: str) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in types.items()]


def test_columns_are_matched_by_name_and_width(macros: Macros) -> None:
    found = macros.call(
        "match_deployment_columns",
        columns(id="bigint", goals="integer", Team="varchar", gone="date"),
        columns(id="integer", goals="bigint", team="varchar", checked="boolean"),
    )
    assert found["lost"] == ["id (bigint to integer)", "gone (gone)"]
    assert [(each["name"], each["old_type"], each["type"]) for each in found["shared"]] == [
        ("goals", "integer", "bigint"), ("team", "varchar", "varchar"),
    ]  # fmt: skip
    assert found["added"] == ["checked"]


def test_values_are_lost_or_changed(macros: Macros) -> None:
    shared = [{"name": name, "type": "bigint", "old_type": "bigint"} for name in ("same", "other", "fewer")]
    shared.append({"name": "wider", "type": "bigint", "old_type": "integer"})
    then = {each["name"]: {"filled": 4, "hash": "h"} for each in shared}
    now = {**then, "other": {"filled": 4, "hash": "i"}, "fewer": {"filled": 3, "hash": "i"}}
    assert macros.call("column_differences", shared, then, now) == {
        "lost": ["fewer (3 of 4 values)"],
        "changed": ["other", "wider (integer to bigint)"],
    }


SOUND = {"table": "orders", "rows_old": 9, "rows_new": 9, "missing": 0, "double": 0, "moved": 0, "lost": [],
         "deleted": 0}  # fmt: skip
EXCEPTIONS = ("allow_missing_keys", "allow_lost_columns", "allow_deleted_keys")


@pytest.mark.parametrize(("found", "exceptions", "clauses"), [
    ({}, (False, False), []),
    ({"rows_old": 0, "rows_new": 0}, (False, False), []),
    ({"rows_new": 0, "missing": 9}, (False, False), ["is empty, and orders holds 9 rows"]),
    ({"rows_new": 0, "missing": 9}, (True, False), []),
    ({"missing": 2}, (False, False), ["lacks 2 keys of orders (id 7)"]),
    ({"missing": 2}, (False, True), ["lacks 2 keys of orders (id 7)"]),
    ({"missing": 2}, (True, False), []),
    ({"double": 1}, (True, True), ["has 1 duplicate or null keys"]),
    ({"moved": 3}, (True, True), ["lacks 3 rows that were added to or changed in orders"]),
    ({"lost": ["goals (gone)"]}, (True, False), ["loses values of columns: goals (gone)"]),
    ({"lost": ["goals (gone)"]}, (False, True), []),
    ({"deleted": 2}, (True, True, False), ["still has 2 keys deleted from orders since the copy"]),
    ({"deleted": 2}, (False, False, True), []),
])  # fmt: skip
def test_problems_stand_in_the_way_of_a_swap(macros: Macros, found, exceptions, clauses) -> None:
    given = zip(EXCEPTIONS, (*exceptions, False)[:3], strict=True)
    allowed = {argument: ["orders"] if is_given else ["rates"] for argument, is_given in given}
    examples = {"missing": "id 7", "deleted": "id 5"}
    problems = macros.call("deployment_problems", {**SOUND, **found}, allowed, examples, "_new")
    assert len(problems) == len(clauses)
    assert all(clause in problem for clause, problem in zip(clauses, problems, strict=True))


@pytest.mark.parametrize(("names", "suffix", "sentence"), [
    ([], None, "No blue/green deployment is in progress; begin one"),
    (["_a", "_b"], None, "add suffix: _a or _b"),
    (["_a"], "_c", "No deployment '_c' is in progress; use suffix: _a"),
    (["_a"], None, None),
    (["_a", "_b"], "_b", None),
])  # fmt: skip
def test_a_verb_finds_its_deployment(macros: Macros, names, suffix, sentence) -> None:
    found = macros.call("choice_of_deployment_refusal", names, suffix)
    assert found == sentence if sentence is None else sentence in found


@pytest.mark.parametrize("suffix", ["new", "_", "__dbt_backup", "_x__dbt_tmp", "_a-b", "_a_"])
def test_a_suffix_that_makes_no_sound_name_is_refused(macros: Macros, suffix: str) -> None:
    assert "is not a valid suffix" in macros.refused("suffix_argument", suffix)


@pytest.mark.parametrize(
    ("steps", "copied"), [([], 3), ([{"kind": "change", "sql": "alter", "expect": None}], 4)]
)
def test_the_version_after_the_hold_is_the_one_to_copy(macros: Macros, steps: list, copied: int) -> None:
    """A week later the retention would close the one before it, which is as old as the pause was long."""
    table = {"name": "games", "version": 3}
    macros.replace("kept_history", lambda live: None).replace("hold_steps", lambda live, kept: steps)
    macros.replace("stamp", lambda live: {"id": "x", "version": 4})
    macros.call("hold_and_stamp", {"name": "games"}, table)
    assert table["version"] == copied


def test_a_table_is_copied_verified_or_merged_into(macros: Macros) -> None:
    for exists, refreshes, action in ((0, 0, "copy"), (0, 1, "copy"), (1, 0, "verify"), (1, 1, "merge")):
        assert macros.call("begin_action", bool(exists), bool(refreshes)) == action


@pytest.mark.parametrize("engine", ["databricks", "duckdb"])
def test_changed_rows_know_columns_that_came_since(macros: Macros, engine: str) -> None:
    table = macros.engine(engine).call("sibling_table", TABLE, "orders")
    known = {"before": columns(ID="bigint"), "now": columns(id="bigint", checked="boolean")}
    mark = '"' if engine == "duckdb" else "`"
    text = " ".join(macros.call("changed_rows_sql", table, 3, 5, known).split())
    assert f"select {mark}id{mark}, cast(null as boolean) as {mark}checked{mark} from" in text
    assert " except " in text
    assert macros.call("changed_rows_sql", table, 3, None, None).count("select *") == 2


SHARED = [
    {"name": name, "type": kind, "old_type": kind} for name, kind in (("id", "integer"), ("v", "double"))
]
OLD = "(values (1, 0.5::double), (2, null), (2, null))"


@pytest.mark.parametrize(("new", "same"), [
    ("(values (2, null), (1, 0.5::double), (2, null))", True),
    ("(values (1, 0.5::double), (2, null))", False),
    ("(values (1, 0.5::double), (2, 0.0), (2, null))", False),
    ("(values (1, 0.5::double), (1, 0.5), (2, null))", False),
    ("(values (0, 0.5::double), (2, null), (2, null))", False),
])  # fmt: skip
def test_tables_with_the_same_rows_need_no_hash_a_value(macros: Macros, new: str, same: bool) -> None:
    sides = [f"(from {rows} as t(id, v)) as side" for rows in (OLD, new)]
    table = {**macros.call("table_at", "nhl", "dev", "t", key=["id"]), "name": "t"}
    with duckdb.connect() as connection:
        macros.connect(connection)
        columns = {"shared": SHARED, "lost": [], "added": []}
        assert macros.call("holds_the_same", table, *sides, columns) is same
        assert len(macros.sent) == 1, "one query reads both"
        wider = {"shared": [{**SHARED[0], "old_type": "date"}]}
        for differing in ({"added": ["w"]}, {"lost": ["w (gone)"]}, wider):
            assert not macros.call("holds_the_same", table, *sides, {**columns, **differing})
        assert len(macros.sent) == 1
        counts = macros.call("compare_keys_of_same", table, sides[0])
        assert counts == macros.call("compare_keys", table, sides[0], sides[0])


@pytest.mark.parametrize(("known", "closed", "advice"), [
    (True, True, "open it with dbt run-operation set_retention --args '{table: orders, days: 127}'"),
    (False, True, "cannot be read any more"),  # its commit is gone, too
    (True, False, "cannot be read any more"),
])  # fmt: skip
def test_the_command_opens_the_version_that_retention_closes(macros: Macros, known, closed, advice) -> None:
    table = macros.call("table_at", "lake", "dev", "orders", key=["id"])
    error = (
        "DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION" if closed else "no such file"
    )
    macros.replace("count_readable_rows", lambda *_: {"error": error})
    commits = [{"version": 4, "committed_at": "2026-06-03 09:00:00"}]
    commits += [{"version": 3, "committed_at": "2026-02-03 09:00:00"}] if known else []
    macros.replace("history", lambda table, with_readable: commits)
    macros.replace("engine_now", lambda: datetime(2026, 6, 3, 9, tzinfo=UTC))
    said = macros.refused("count_changed_rows", table, 3, 4)
    assert advice in said
    assert ("set_retention" in said) == (known and closed)

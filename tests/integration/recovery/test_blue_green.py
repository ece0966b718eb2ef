"""A blue/green deployment: new tables are filled, compared, swapped in as one unit, undone, finished."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.integration.recovery.local_lake import GAMES, AnyLake, one_line, with_column
from tests.integration.recovery.targets import BOTH as ON_BOTH
from tests.integration.recovery.targets import ON_DATABRICKS
from tests.integration.recovery.warehouse_lake import WarehouseLake

SCHEDULE = "bronze_schedule_2023_v2"
BOTH = [GAMES, SCHEDULE]
Rows = dict[str, list[tuple]]
Stage = Callable[[str], AnyLake]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[AnyLake], dict[str, AnyLake]]]:
    """Lakes after `begin`, `validate` and `swap`, by the verb; the new games have a column more."""
    made: dict[str, dict[str, AnyLake]] = {}
    with ExitStack() as opened:

        def of(pristine: AnyLake) -> dict[str, AnyLake]:
            lakes = made.setdefault(type(pristine).__name__, {})
            if not lakes:
                folder = tmp_path_factory.mktemp("stages")
                lake = opened.enter_context(pristine.copied(folder / "work"))
                for verb, arguments in (("begin", {"tables": BOTH}), ("validate", {}), ("swap", {})):
                    lake.verb(f"blue_green_{verb}", **arguments).ok()
                    if verb == "begin":
                        migrate(lake)
                    lakes[verb] = opened.enter_context(lake.copied(folder / verb))
            return lakes

        yield of


@pytest.fixture
def stage(stages: Callable, pristine_lake: AnyLake, copy: Callable) -> Callable[[str], AnyLake]:
    """A copy of the lake of a stage."""
    return lambda name: copy(stages(pristine_lake)[name], f"stage_{name}")


def migrate(lake: AnyLake) -> None:
    games = lake.delta(f"{GAMES}_new").to_pyarrow_table()
    games = games.append_column("checked", pa.array([True] * len(games)))
    write_deltalake(str(lake.path(f"{GAMES}_new")), games, mode="overwrite", schema_mode="overwrite")


def contents(lake: AnyLake, suffix: str = "") -> Rows:
    return {name: lake.rows(name + suffix) for name in BOTH}


def tables(lake: AnyLake) -> set[str]:
    """The tables of the two names, whatever their suffix."""
    return {name for name in lake.tables() if name.startswith(tuple(BOTH))}


def unfinished(lake: AnyLake) -> list[dict]:
    inline = "{{ tojson(holdfast.unfinished_deployments()) if execute else 0 }}"
    said = lake.dbt("-q", "compile", "--inline", inline).ok().stdout
    return json.loads(next(line for line in said.splitlines() if line.startswith("[")))


@pytest.mark.thorough_when(target="databricks")
@ON_BOTH
def test_a_migration_from_begin_to_finish_and_back_again(lake: AnyLake) -> None:
    old = contents(lake)
    assert "blue_green_begin" in lake.refused("blue_green_validate")
    begun = lake.answer("blue_green_begin", tables=BOTH)
    assert {table["table"]: table["rows"] for table in begun["tables"]} == {n: len(old[n]) for n in BOTH}
    assert contents(lake, "_new") == old
    migrate(lake)
    new = contents(lake, "_new")
    assert "has not passed validation" in lake.refused("blue_green_swap")

    compared = lake.answer("blue_green_validate")
    assert [table["added"] for table in compared["tables"]] == [["checked"], []]
    assert [table["changed"] for table in compared["tables"]] == [[], []]
    assert contents(lake) == old
    lake.verb("blue_green_swap").ok()
    assert (contents(lake), contents(lake, "_before_new")) == (new, old)
    assert [(waiting["step"], waiting["tables"]) for waiting in unfinished(lake)] == [("swapped", BOTH)]

    before = tables(lake)
    assert "nothing was changed" in lake.verb("blue_green_finish").ok().stdout
    assert tables(lake) == before
    finished = lake.answer("blue_green_finish", dry_run=False)
    assert tables(lake) == set(BOTH)
    assert contents(lake) == new
    assert unfinished(lake) == []

    backup = finished["tables"][0]["backup"]
    lake.verb("restore_table", table=GAMES, backup=backup, mode="replace").ok()
    assert lake.rows() == old[GAMES]

    lake.make(f"{GAMES}_before_new", lake.delta().to_pyarrow_table())  # as the next swap leaves one
    lake.dbt("run", "--select", "stg_nhl__games").ok()


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_new_table_has_the_grants_of_the_old_one_which_is_still_the_same_table(lake: WarehouseLake) -> None:
    identity = lake.path().name
    lake.sql(f"grant select on table {GAMES} to `analysts`")
    lake.verb("blue_green_begin", tables=[GAMES]).ok()
    lake.verb("blue_green_validate").ok()
    lake.verb("blue_green_swap").ok()
    assert [row["Principal"] for row in lake.sql(f"show grants on table {GAMES}")] == ["analysts"]
    assert lake.path().name != identity
    lake.verb("blue_green_rollback").ok()
    assert lake.path().name == identity


STEPS_OF_SWAP = ["log 1", "rename 2", "log 2", "rename 1", "rename 3", "rename 4"]


@pytest.mark.thorough
@ON_BOTH
@pytest.mark.parametrize("step", STEPS_OF_SWAP)
def test_a_swap_that_was_killed_is_completed_or_undone(stage: Stage, copy: Callable, step: str) -> None:
    lake = stage("validate")
    old, new = contents(lake), contents(lake, "_new")
    lake.kill("blue_green_swap", before=step)
    (waiting,) = unfinished(lake)
    assert waiting["interrupted"] == (step != "log 1")
    undone = copy(lake, "undone")

    lake.follow(waiting["command_to_finish"]).ok()
    assert (contents(lake), contents(lake, "_before_new")) == (new, old)
    assert len(tables(lake)) == 4

    undone.follow(waiting["command_to_undo"]).ok()
    if step == "log 1":  # nothing had begun, so the new tables are thrown away
        assert (contents(undone), tables(undone)) == (old, set(BOTH))
    else:
        assert (contents(undone), contents(undone, "_new")) == (old, new)
        assert len(tables(undone)) == 4


@pytest.mark.thorough
@ON_BOTH
@pytest.mark.parametrize("step", ["rename 2", pytest.param("log 2", marks=pytest.mark.thorough)])
def test_a_rollback_that_was_killed_is_completed(stage: Stage, step: str) -> None:
    lake = stage("swap")
    old, new = contents(lake, "_before_new"), contents(lake)
    lake.kill("blue_green_rollback", before=step)
    (waiting,) = unfinished(lake)
    assert (waiting["step"], waiting["interrupted"]) == ("rollback interrupted", True)
    lake.follow(waiting["command_to_finish"]).ok()
    assert (contents(lake), contents(lake, "_new")) == (old, new)
    if step == "rename 2":
        lake.verb("blue_green_swap").ok()
        assert (contents(lake), contents(lake, "_before_new")) == (new, old)


@pytest.mark.thorough
@ON_BOTH
@pytest.mark.parametrize("step", ["copy 2", pytest.param("log 2", marks=pytest.mark.thorough)])
def test_a_beginning_that_was_killed_is_completed(lake: AnyLake, step: str) -> None:
    old = contents(lake)
    lake.kill("blue_green_begin", before=step, tables=BOTH)
    (waiting,) = unfinished(lake)
    assert waiting["step"] == "begin interrupted"
    assert "continue with dbt run-operation blue_green_begin" in lake.refused("blue_green_validate")
    lake.follow(waiting["command_to_finish"]).ok()
    assert contents(lake, "_new") == old
    lake.follow(waiting["command_to_undo"]).ok()
    assert (tables(lake), contents(lake), unfinished(lake)) == (set(BOTH), old, [])


@pytest.mark.thorough
@ON_BOTH
@pytest.mark.parametrize(
    "step", ["drop 2", *(pytest.param(step, marks=pytest.mark.thorough) for step in ("copy 2", "log 8"))]
)
def test_a_finish_that_was_killed_is_completed(stage: Stage, step: str) -> None:
    lake = stage("swap")
    old, new = contents(lake, "_before_new"), contents(lake)
    lake.kill("blue_green_finish", before=step, dry_run=False)
    (waiting,) = unfinished(lake)
    assert (waiting["step"], waiting["command_to_undo"]) == ("finish interrupted", None)
    assert "complete it" in lake.refused("blue_green_rollback")
    lake.follow(waiting["command_to_finish"]).ok()
    assert (tables(lake), contents(lake), unfinished(lake)) == (set(BOTH), new, [])
    names = [f"{name}_before_new" for name in BOTH]
    held = [backup for backup in lake.backups() if backup.table in names and backup.manifest()]
    rows = [lake.rows_at(backup.folder) for backup in held]
    assert all(old[name] in rows for name in BOTH)


def lose_rows(lake: AnyLake) -> None:
    lake.delta(f"{GAMES}_new").delete("season = 20232024")


def empty_a_column(lake: AnyLake) -> None:
    lake.delta(f"{GAMES}_new").update({"goals_for": "null"}, predicate="season = 20242025")


@pytest.mark.thorough  # the comparison has unit tests
@ON_BOTH
@pytest.mark.parametrize(("breakage", "sentence", "exception"), [
    (lose_rows, "lacks 160 keys of bronze_games_historical_v2 (", "allow_missing_keys"),
    (empty_a_column, "loses values of columns: goals_for (320 of 480 values)", "allow_lost_columns"),
])  # fmt: skip
def test_a_broken_new_table_is_caught(stage: Stage, breakage, sentence, exception) -> None:
    lake = stage("validate")
    breakage(lake)
    old = contents(lake)
    assert f"{GAMES}_new is not what was validated" in lake.refused("blue_green_swap")
    assert f"{GAMES}_new {sentence}" in one_line(lake.verb("blue_green_validate").refused())
    assert "has not passed validation" in lake.refused("blue_green_swap")
    lake.verb("blue_green_validate", **{exception: [GAMES]}).ok()
    assert contents(lake) == old


def change_live_games(lake: AnyLake, goals: int) -> None:
    """What a load does: two new rows, and one that was corrected."""
    table = lake.delta().to_pyarrow_table()
    ids = pa.array([game_id + 5_000 for game_id in table["game_id"].to_pylist()[:2]])
    write_deltalake(lake.delta(), with_column(table.slice(0, 2), "game_id", ids), mode="append")
    row = table.slice(10, 1).to_pylist()[0]
    which = f"game_id = {row['game_id']} and team = '{row['team']}' and situation = '{row['situation']}'"
    assert lake.delta().update({"goals_for": str(goals)}, predicate=which)["num_updated_rows"] == 1


def without_column(lake: AnyLake, column: str, table: str = GAMES) -> list[tuple]:
    names = sorted(field.name for field in lake.delta(table).schema().fields)
    at = names.index(column)
    return sorted((row[:at] + row[at + 1 :] for row in lake.rows(table)), key=str)


def held_rows(lake: AnyLake, backup: str) -> list[tuple]:
    """The rows of a backup that the verbs have recorded and verified."""
    [found] = [one for one in lake.backups() if one.id.lower() == backup.lower()]
    assert (found.manifest() or {})["verified_at"]
    return lake.rows_at(found.folder)


@pytest.mark.thorough
@ON_BOTH
def test_what_was_swapped_in_is_thrown_away_only_after_a_backup(stage: Stage) -> None:
    lake = stage("swap")
    change_live_games(lake, goals=43)
    new, old = contents(lake), contents(lake, "_before_new")
    arguments = {"drop_new": True, "bring_rows": False}
    assert "will be taken" in lake.verb("blue_green_rollback", **arguments, dry_run=True).ok().stdout
    lake.kill("blue_green_rollback", before="drop 1", **arguments)
    (waiting,) = unfinished(lake)
    assert "drop_new: true, bring_rows: false" in waiting["command_to_finish"]
    told = lake.answer("blue_green_rollback")
    assert (told["drop_new"], told["brought"]) == (True, False), "as it was begun"
    assert (contents(lake), tables(lake), unfinished(lake)) == (old, set(BOTH), [])
    assert {name: held_rows(lake, told["backups"][name]) for name in BOTH} == new
    lake.verb("restore_table", table=GAMES, backup=told["backups"][GAMES], into="games_of_new").ok()
    assert lake.rows("games_of_new") == new[GAMES]


@pytest.mark.thorough
@ON_BOTH
def test_a_rollback_works_when_nobody_can_tell_any_more_what_came(stage: Stage) -> None:
    lake = stage("swap")
    old, swapped = contents(lake, "_before_new"), lake.delta().version()
    change_live_games(lake, goals=43)
    new = lake.rows()
    only_then = set(DeltaTable(str(lake.path()), version=swapped).file_uris()) - set(lake.delta().file_uris())
    for file in only_then:
        Path(file).unlink()
    said = lake.refused("blue_green_rollback")
    assert "cannot be read any more" in said
    assert "bring_rows: false" in said
    told = lake.verb("blue_green_rollback", bring_rows=False).ok().stdout
    assert f"an unknown number of rows since the swap: left in {GAMES}_new only" in told
    assert (contents(lake), lake.rows(f"{GAMES}_new")) == (old, new)


@pytest.mark.thorough
def test_a_rollback_is_refused_when_what_it_would_go_back_to_is_gone(stage: Stage) -> None:
    lake = stage("swap")
    lake.delete(f"{GAMES}_before_new")
    new = contents(lake)
    for arguments in ({}, {"drop_new": True}):
        assert "something else created or dropped one" in lake.refused("blue_green_rollback", **arguments)
    assert contents(lake) == new
    (waiting,) = unfinished(lake)
    lake.follow(waiting["command_to_finish"]).ok()
    assert (contents(lake), tables(lake), unfinished(lake)) == (new, set(BOTH), [])


STEPS = {  # the states that a kill can leave, at least
    "local": {"begin again": 2, "rollback": 9, "rollback without rows": 8},
    "databricks": {"begin again": 1, "rollback": 9, "rollback without rows": 8},
}


@ON_BOTH
@pytest.mark.thorough
@pytest.mark.parametrize("what", STEPS["local"])
def test_a_kill_at_any_step_is_finished_as_doctor_says(stage: Stage, what: str, target: str) -> None:
    lake = stage("validate" if what == "begin again" else "swap")
    change_live_games(lake, goals=45)
    old, live = contents(lake, "_before_new") if what != "begin again" else {}, contents(lake)
    verb = f"blue_green_{what.split()[0]}"
    arguments = {} if what == "begin again" else {"drop_new": True}
    arguments |= {"bring_rows": False} if what == "rollback without rows" else {}
    crashes = lake.crash_snapshots(verb, **arguments)
    assert len(crashes) >= STEPS[target][what]
    for crash in crashes:
        with lake.moved(crash) as killed:
            interrupted = [one for one in unfinished(killed) if one["interrupted"]]
            if interrupted:
                killed.follow(interrupted[0]["command_to_finish"]).ok()
            else:
                killed.verb(verb, **arguments).ok()
            if what == "begin again":
                new = without_column(killed, "checked", f"{GAMES}_new")
                assert new == sorted(live[GAMES], key=str), crash
                assert contents(killed) == live
                killed.verb("blue_green_validate").ok()
                continue
            assert (tables(killed), unfinished(killed)) == (set(BOTH), []), crash
            if what == "rollback":
                assert len(killed.rows()) == len(old[GAMES]) + 2, crash
            else:
                assert contents(killed) == old, crash
            held = [killed.rows_at(one.folder) for one in killed.backups() if one.manifest()]
            assert all(rows in held for rows in live.values()), crash


@pytest.mark.thorough
def test_a_table_that_appears_in_the_middle_of_a_swap_stops_both_ways(stage: Stage) -> None:
    """A load after the kill makes the missing table anew, with the rows of the day only."""
    lake = stage("validate")
    old = contents(lake)
    lake.kill("blue_green_swap", before="rename 2")
    lake.make(GAMES, lake.delta(f"{GAMES}_before_new").to_pyarrow_table().slice(0, 1))
    for verb in ("blue_green_swap", "blue_green_rollback"):
        assert "something else created or dropped one" in lake.refused(verb)
    lake.delete()
    lake.verb("blue_green_rollback").ok()
    assert contents(lake) == old

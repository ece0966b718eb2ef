"""Verbs over tables with damaged data files or a damaged log, run in this process on a small lake."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import unlisted
from dbt_duckdb_delta.tables import active_files
from tests.support.cases import cases
from tests.unit.macros.small_shop import SIZE, TABLES, Shop, content, rows


def change_byte(place: int) -> Callable[[Path], object]:
    def change(file: Path) -> None:
        whole = bytearray(file.read_bytes())
        whole[len(whole) * place // 100] ^= 0x41
        file.write_bytes(whole)

    return change


def zero_third(file: Path) -> None:
    whole = file.read_bytes()
    third = len(whole) // 3
    file.write_bytes(whole[:third] + bytes(third) + whole[2 * third :])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "a page of zeros": zero_third,
    **{f"a byte at {place} %": change_byte(place) for place in (0, 55, 99)},
}


def damage(shop: Shop, how: str, version: int = 1, table: str = "orders") -> str:
    """Damage the file that a version added; return its name."""
    file = shop.file_of(version, table)
    DAMAGES[how](file)
    return file.name


@pytest.mark.thorough_when(how=[each for each in DAMAGES if each != "gone"])
@pytest.mark.parametrize("how", DAMAGES)
def test_auto_keeps_the_sound_files_and_brings_the_others_from_the_backup(shop: Shop, how: str) -> None:
    whole = content(shop.path())
    bad = damage(shop, how)
    before = shop.files()
    [plan] = shop.answer("recovery_plan", table="orders")
    assert bad in plan["damage"]["problem"]
    assert (plan["paths"][0]["point"], plan["paths"][0]["recovers"]) == (f"backup {shop.backup}", SIZE)
    dry = shop.verb("restore_table", table="orders", auto=True, dry_run=True)
    assert f"1 of 3 data files damaged: {bad} " in dry
    assert f"the {2 * SIZE:,} rows of the others are read here and kept" in dry
    assert shop.files() == before

    said = shop.verb("restore_table", table="orders", auto=True)
    assert content(shop.path()) == whole
    assert f"Done: orders holds {3 * SIZE:,} rows, verified" in said
    assert "the sound files of version 2 of orders.1.damaged can still be read, and none of its" in said
    aside = {name.replace("/orders.1.damaged/", "/orders/"): file for name, file in shop.files().items()
             if "/orders.1.damaged/" in name}  # fmt: skip
    assert aside == {name: file for name, file in before.items() if name.startswith("lake/dev/orders/")}
    undo = said.partition("Undo with: ")[2].partition("version: ")[2].partition(",")[0]
    shop.verb("restore_table", table="orders", version=int(undo), mode="replace")
    assert len(content(shop.path())) == 2 * SIZE, "the sound files"


def test_damage_is_looked_for_once_a_table(shop: Shop) -> None:
    """Each look computes the checksum of every file that a backup has."""

    def looks() -> int:
        return sum("lake.damage(" in sql and "v :=" not in sql for sql in shop.macros.sent)

    shop.verb("recovery_plan")
    assert looks() == len(TABLES)
    shop.verb("recovery_plan", table="orders", values=True)
    assert looks() == 1
    damage(shop, "gone")
    shop.verb("restore_table", table="orders", auto=True, dry_run=True)
    assert looks() == 2, "to choose the point, and to plan its restore"


@pytest.mark.parametrize(("arguments", "expected"), [
    ({"backup": "latest"}, 3 * SIZE),
    ({"backup": "latest", "prefer": "point"}, 3 * SIZE),
    ({"backup": "latest", "mode": "replace"}, 2 * SIZE),
    ({"version": 0}, 2 * SIZE),
    ({"version": 0, "mode": "replace"}, SIZE),
    ({"backup": "latest", "into": "beside"}, 3 * SIZE),
])  # fmt: skip
def test_each_point_and_mode_works(shop: Shop, arguments: dict[str, Any], expected: int) -> None:
    whole = content(shop.path())
    damage(shop, "gone")
    said = shop.verb("restore_table", table="orders", **arguments)
    assert "Done: " in said
    if "into" in arguments:
        assert content(shop.path("beside")) == whole[: 2 * SIZE]
        return
    found = content(shop.path())
    assert len(found) == expected
    assert all(row in whole for row in found)
    assert shop.path("orders.1.damaged").is_dir()


def test_a_version_that_needs_a_damaged_file_is_refused_with_those_that_do_not(shop: Shop) -> None:
    bad = damage(shop, "a byte at 55 %")
    said = shop.refused("restore_table", table="orders", version=1)
    assert said.startswith(
        f"Version 1 of orders cannot be read: 1 of 2 data files damaged: {bad} has changed"
    )
    assert said.endswith("; those that can be read are 0.")


def test_one_damaged_table_does_not_stop_the_others(shop: Shop) -> None:
    whole = {table: content(shop.path(table)) for table in TABLES}
    damage(shop, "a page of zeros", table="rates")
    DeltaTable(str(shop.path())).delete("id < 10")
    shop.verb("restore_all", backup="latest")
    assert {table: content(shop.path(table)) for table in TABLES} == whole
    damage(shop, "gone", version=2, table="rates")
    DeltaTable(str(shop.path())).delete("id < 20")
    shop.verb("restore_all", auto=True)
    assert content(shop.path()) == whole["orders"]
    assert content(shop.path("rates")) == whole["rates"], (
        "no backup has its last file, and the quarantine has"
    )


def lose_every_point(shop: Shop, table: str) -> None:
    """The table and its backups are gone."""
    shutil.rmtree(shop.path(table))
    for folder in (shop.data_dir / "backups").glob(f"*/dev.{table}"):
        shutil.rmtree(folder)


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_table_that_no_point_brings_back_is_named_and_the_others_are_restored(shop: Shop, dry_run) -> None:
    whole = content(shop.path("rates"))
    lose_every_point(shop, "orders")
    DeltaTable(str(shop.path("rates"))).delete("id < 20")
    lost = content(shop.path("rates"))
    said = shop.refused("restore_all", auto=True, dry_run=dry_run, output="json")
    verb = "can be" if dry_run else "was"
    assert said.startswith(f"Not every table {verb} restored. No point of orders can be read")
    [answer] = [json.loads(line) for line in shop.macros.printed if line.startswith("[")]
    assert [(each["table"], each["point"] is None) for each in answer] == [("orders", True), ("rates", False)]
    assert answer[0]["why"] in said
    assert content(shop.path("rates")) == (lost if dry_run else whole)


def test_a_table_without_a_key_is_named_and_the_others_are_restored(shop: Shop) -> None:
    whole = content(shop.path("rates"))
    for table in TABLES:
        DeltaTable(str(shop.path(table))).delete("id < 20")
    shop.keyless = {"orders"}
    assert "orders has no declared key" in shop.refused("restore_all", auto=True)
    assert content(shop.path("rates")) == whole
    assert len(content(shop.path())) == len(whole) - 20


def test_a_table_whose_history_begins_later_is_named_and_the_others_go_back(shop: Shop) -> None:
    whole = content(shop.path("rates"))
    moment = datetime.now(UTC)
    table = pa.table({"id": [1], "name": ["new"]})
    shutil.rmtree(shop.path())
    time.sleep(0.01)
    write_deltalake(str(shop.path()), table)
    DeltaTable(str(shop.path("rates"))).delete("id < 20")
    said = shop.refused("restore_all", timestamp=moment.isoformat())
    assert said.startswith("Not every table was restored. timestamp: ")
    assert "is before the first version of orders in its history" in said
    assert "1 table restored and verified" in " ".join(shop.macros.printed)
    assert content(shop.path("rates")) == whole
    assert [row["name"] for row in content(shop.path())] == ["new"]


def test_where_no_table_can_be_restored_none_is_counted(shop: Shop) -> None:
    said = shop.refused("restore_all", timestamp="2001-01-01 00:00:00")
    assert said.startswith("No table was restored. timestamp: 2001-01-01 00:00:00 UTC is before")
    assert "restored and verified" not in " ".join(shop.macros.printed)


def test_doctor_names_the_file_and_its_command_brings_it_back(shop: Shop) -> None:
    whole = content(shop.path())
    bad = damage(shop, "a byte at 55 %")
    facts = shop.macros.call("table_facts", shop.macros.call("find_table", "orders"), [], None, 24)
    [found] = shop.macros.call("check_tables", [facts])
    assert found["status"] == "FAIL"
    assert found["detail"].startswith(
        f"orders: 1 of 3 data files damaged: {bad} has changed since its backup"
    )
    assert found["command"] == "dbt run-operation restore_table --args '{table: orders, auto: true}'"
    shop.verb("restore_table", table="orders", auto=True)
    assert content(shop.path()) == whole


def test_a_backup_of_a_table_that_has_changed_is_not_taken(shop: Shop) -> None:
    bad = damage(shop, "a byte at 55 %")
    assert f"{bad} has changed since its backup" in shop.refused("backup_table", table="orders")
    assert [each["set"] for each in shop.answer("list_backups", table="orders") if each["complete"]] == [
        shop.backup
    ]


def test_a_load_brings_back_the_rows_of_a_damaged_file(shop: Shop) -> None:
    remember(shop)
    damage(shop, "gone", version=2)
    shop.verb("restore_table", table="orders", auto=True)
    assert finding(shop)["status"] == "FAIL"
    write_deltalake(str(shop.path()), rows(2 * SIZE), mode="append")
    assert finding(shop)["status"] == "OK"


def test_without_any_point_the_sound_files_stay(shop: Shop) -> None:
    whole = content(shop.path())
    bad = damage(shop, "a page of zeros", version=2)
    shop.verb("restore_table", table="orders", auto=True)
    assert content(shop.path()) == whole[: 2 * SIZE]
    assert bad not in [file.path for file in active_files(DeltaTable(str(shop.path())))]
    again = shop.verb("restore_table", table="orders", auto=True)
    assert "the table is left alone" in again


def test_rows_that_no_point_brings_back_stay_a_finding(shop: Shop) -> None:
    """A build and a backup would take the sound files for the whole table."""
    remember(shop)
    damage(shop, "gone", version=2)
    shop.verb("restore_table", table="orders", auto=True)
    found = finding(shop)
    assert found["status"] == "FAIL"
    assert f"lacks {SIZE} of the {3 * SIZE} of version 2, which can no longer be read, of " in found["detail"]
    [taken] = shop.answer("backup_table", table="orders")
    assert taken["suspect"].startswith(f"lacks {SIZE} of the {3 * SIZE} of version 2, which")
    write_deltalake(str(shop.path()), rows(7 * SIZE).slice(0, 10), mode="append")
    assert f"lacks {SIZE - 10} of the " in finding(shop)["detail"], "and what is loaded since hides little"
    shop.verb("accept_loss", table="orders", reason="no copy has them")
    assert finding(shop)["status"] == "OK"


def test_damage_is_restored_and_not_accepted(shop: Shop) -> None:
    """The version was judged good before its file was gone."""
    remember(shop)
    bad = damage(shop, "gone", version=2)
    before = shop.files()
    said = shop.refused("accept_loss", table="orders", reason="a test")
    assert said.startswith(f"orders is damaged: 1 of 3 data files damaged: {bad} is gone.")
    assert "Restore the table first: dbt run-operation restore_table --args '{table: orders, auto: " in said
    assert shop.files() == before


# A damaged log, over data files that are whole


def commit_of(shop: Shop, number: int) -> Path:
    return shop.path() / "_delta_log" / f"{number:020}.json"


LOG_DAMAGES: dict[str, Callable[[Shop], object]] = {
    "the first commit gone": lambda shop: commit_of(shop, 0).unlink(),
    "a middle commit gone": lambda shop: commit_of(shop, 1).unlink(),
    "the newest commit cut": lambda shop: os.truncate(commit_of(shop, 2), 100),
    "no commit": lambda shop: shutil.rmtree(shop.path() / "_delta_log"),
}


def command(printed: str, start: str) -> dict[str, Any]:
    """The arguments of the restore that a verb printed after `start`."""
    words = printed.partition(f"{start}dbt run-operation restore_table --args '{{")[2].partition("}'")[0]
    return dict(word.split(": ") for word in words.split(", "))


@pytest.mark.thorough_when(how=["the first commit gone", "a middle commit gone", "no commit"])
@cases("how, log", """
    the first commit gone, commit 0 is missing
    a middle commit gone, commit 1 is missing
    the newest commit cut, commit 2 is cut short or damaged
    no commit, it has no commit
""")  # fmt: skip
def test_rows_of_sound_files_come_back_by_the_printed_commands(shop: Shop, how, log) -> None:
    whole = content(shop.path())
    LOG_DAMAGES[how](shop)
    files = {name: file for name, file in shop.files().items() if name.endswith(".parquet")}
    [plan] = shop.answer("recovery_plan", table="orders")
    assert plan["log_damage"]["log"] == f"the log is damaged: {log}"
    equal = [path["when"] for path in plan["paths"] if path["when"] and path["rows"] == 2 * SIZE]
    assert plan["paths"][0]["when"] == max(equal), "of points with as many rows, the newest"
    assert (plan["paths"][-1]["point"], plan["paths"][-1]["rows"]) == ("the data files of orders", 3 * SIZE)
    said = shop.verb("recovery_plan", table="orders")
    assert f"orders cannot be opened: the log is damaged: {log}; " in said
    assert "does not exist" not in said

    said = shop.verb("restore_table", table="orders", auto=True)
    assert len(content(shop.path())) == 2 * SIZE
    assert f"The damaged folder was moved aside; the log is damaged: {log}; " in said
    assert (
        "(rows deleted on purpose may be among theirs); the data files of orders.1.damaged can still" in said
    )
    assert f"and {SIZE} of its {3 * SIZE} rows are missing in orders Bring them with: " in said
    kept = shop.verb("clean_up", dry_run=False)
    assert kept.startswith("Left alone: lake/dev/orders.1.damaged was orders before a restore; the log is d")
    assert files.keys() <= {name.replace("/orders.1.damaged/", "/orders/") for name in shop.files()}

    shop.verb("restore_table", **command(said, "Bring them with: "))
    assert content(shop.path()) == whole
    assert "lake/dev/orders.1.damaged: left by" in shop.verb("clean_up", dry_run=False)
    assert content(shop.path()) == whole
    assert not shop.path("orders.1.damaged").exists()


def test_a_value_that_a_lost_commit_changed_is_named_and_comes_back_by_the_command(shop: Shop) -> None:
    before = content(shop.path())
    DeltaTable(str(shop.path())).update({"name": "'changed'"}, predicate="id = 7")
    changed = content(shop.path())
    os.truncate(commit_of(shop, 3), 100)
    said = shop.verb("restore_table", table="orders", auto=True)
    assert "and none of its 1,200 rows are missing in orders" in said
    assert content(shop.path()) == before
    assert "Of these files, 1 row has other values than the table in the same key; to take those: " in said
    shop.verb("restore_table", **command(said, "to take those: "))
    assert content(shop.path()) == changed
    assert shop.verb("clean_up", dry_run=False).startswith("lake/dev/orders.1.damaged: left by")


def test_rows_with_older_values_than_the_damaged_file_had_are_named(shop: Shop) -> None:
    """The backup has these keys, and a commit has changed them since."""
    before = content(shop.path())
    DeltaTable(str(shop.path())).update({"name": "'changed'"}, predicate="id = 7")
    damage(shop, "gone", version=3)
    lost = f"wrote a damaged file after backup {shop.backup}"
    rest = f"what changed since in the {SIZE} rows that come back is lost; load them again in full"
    [plan] = shop.answer("recovery_plan", table="orders")
    assert [lost in each["remark"] for each in plan["paths"]] == [False, True], "version 2, and the backup"
    dry = shop.verb("restore_table", table="orders", backup="latest", dry_run=True)
    said = shop.verb("restore_table", table="orders", backup="latest")
    for text in (dry, said.partition("Done: ")[2]):
        assert lost in text
        assert rest in text
    assert content(shop.path()) == before
    damage(shop, "gone", version=2)
    again = shop.verb("restore_table", table="orders", auto=True)
    assert "wrote a damaged file" not in again, "no row that comes back is in it"


def test_without_any_other_point_the_table_is_made_of_its_files(shop: Shop) -> None:
    whole = content(shop.path())
    shutil.rmtree(shop.data_dir / "backups")
    commit_of(shop, 0).unlink()
    facts = shop.macros.call("table_facts", shop.macros.call("find_table", "orders"), [], {}, 24)
    [found] = shop.macros.call("check_tables", [facts])
    assert found["status"] == "FAIL"
    assert found["detail"].startswith(
        "orders cannot be opened: the log is damaged: commit 0 is missing; 3 sound"
    )
    said = shop.verb("restore_table", table="orders", auto=True)
    assert "the data files of orders brings back most: 900 of its 900 rows" in said
    assert content(shop.path()) == whole
    assert shop.path("orders.1.damaged").is_dir()
    assert shop.verb("clean_up", dry_run=False).startswith("lake/dev/orders.1.damaged: left by")


# A table that has gone back to an older version


def remember(shop: Shop) -> None:
    """Note the state of orders as a run does that judged it good."""
    table = shop.macros.call("find_table", "orders")
    state = shop.macros.call("state_of", table)
    newest = shop.macros.call("history", table, with_readable=False)[0]
    known = {**state, "committed_at": newest["committed_at"]}
    shop.macros.call("log_verb", "guard", "done", {"detail": json.dumps({"orders": known}, default=str)})


def finding(shop: Shop) -> dict[str, Any]:
    """What doctor finds of the tables, with what the log remembers."""
    records = [each for each in shop.macros.call("backups") if each["table"] == "orders"]
    memory = shop.macros.call("loss_memory")
    facts = shop.macros.call("table_facts", shop.macros.call("find_table", "orders"), records, memory, 24)
    [found] = shop.macros.call("check_tables", [facts])
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["gone", "empty", "another one since"])
def test_a_table_whose_last_commit_is_lost_is_a_finding_and_its_rows_come_back(shop: Shop, how: str) -> None:
    whole = content(shop.path())
    remember(shop)
    assert finding(shop)["status"] == "OK"
    if how == "empty":
        os.truncate(commit_of(shop, 2), 0)
    else:
        commit_of(shop, 2).unlink()
    if how == "another one since":
        write_deltalake(str(shop.path()), rows(5 * SIZE), mode="append")
    now = content(shop.path())
    found = finding(shop)
    assert found["status"] == "FAIL"
    assert " version 2 of " in found["detail"]
    assert ", whose commit is gone from its history, unless they went on purpose" in found["detail"]
    assert found["command"] == "dbt run-operation restore_table --args '{table: orders, auto: true}'"
    said = shop.verb("recovery_plan", table="orders")
    assert "the best: dbt run-operation restore_table --args '{table: orders, backup: orders}'" in said
    shop.verb("restore_table", table="orders", auto=True)
    assert content(shop.path()) == sorted([*now, *whole[2 * SIZE :]], key=lambda row: row["id"])
    assert finding(shop)["status"] == "OK"


@pytest.mark.thorough
def test_files_of_lost_commits_are_named_after_a_restore_of_another_point(shop: Shop) -> None:
    remember(shop)
    commit_of(shop, 2).unlink()
    DeltaTable(str(shop.path())).delete("id < 5")
    said = shop.verb("restore_table", table="orders", backup="latest")
    assert "Its own folder has files of lost commits: 2 sound data files belong" in said
    shop.verb("restore_table", **command(said, "Bring them with: "))
    assert len(content(shop.path())) == 3 * SIZE


def test_a_restore_of_a_sound_table_does_not_read_the_files_that_it_does_not_list(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(unlisted, "sound_files", lambda path, version: read.append(path) or [])
    shop.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert read == []


@pytest.mark.thorough
def test_a_changed_value_of_a_lost_commit_comes_back_by_the_plan(shop: Shop) -> None:
    DeltaTable(str(shop.path())).update({"name": "'changed'"}, predicate="id = 7")
    changed = content(shop.path())
    remember(shop)
    commit_of(shop, 3).unlink()
    assert finding(shop)["status"] == "FAIL"
    said = shop.verb("recovery_plan", table="orders")
    auto = shop.verb("restore_table", table="orders", auto=True)
    assert command(said, "to take those: ") == command(auto, "to take those: ")
    shop.verb("restore_table", **command(auto, "to take those: "))
    assert content(shop.path()) == changed
    assert finding(shop)["status"] == "OK", finding(shop)["detail"]


def test_a_table_that_has_gone_back_is_accepted_by_name(shop: Shop) -> None:
    remember(shop)
    commit_of(shop, 2).unlink()
    assert shop.verb("accept_loss", table="orders", reason="a test").startswith(
        f"orders lacks {SIZE} of the {3 * SIZE} of version 2 of "
    )
    assert finding(shop)["status"] == "OK"


def test_a_table_that_was_made_again_or_restored_has_not_gone_back(shop: Shop) -> None:
    remember(shop)
    shutil.rmtree(shop.path())
    write_deltalake(str(shop.path()), rows(0), mode="append")
    for part in (1, 2):
        write_deltalake(str(shop.path()), rows(part * SIZE), mode="append")
    assert finding(shop)["status"] == "OK", "another table of that name"
    shutil.rmtree(shop.path())
    shop.verb("restore_table", table="orders", backup="latest")
    found = finding(shop)
    assert "whose commit is gone" not in found["detail"], "a copy keeps the id"
    assert f"lacks {SIZE} of the {3 * SIZE} of version 2, which is not in its history, of " in found["detail"]
    assert found["command"] == "load"


def test_vacuum_and_log_clean_up_do_not_take_a_table_back(shop: Shop) -> None:
    remember(shop)
    for part in (3, 4):
        write_deltalake(str(shop.path()), rows(part * SIZE), mode="append")
    table = DeltaTable(str(shop.path()))
    table.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    assert finding(shop)["status"] == "OK"
    table = DeltaTable(str(shop.path()))
    table.alter.set_table_properties({"delta.logRetentionDuration": "interval 0 seconds"})
    DeltaTable(str(shop.path())).create_checkpoint()
    for file in (shop.path() / "_delta_log").glob("*.json"):
        os.utime(file, (0, 0))
    DeltaTable(str(shop.path())).cleanup_metadata()
    assert not commit_of(shop, 2).exists()
    assert finding(shop)["status"] == "OK"

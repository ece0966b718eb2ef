"""A full disk: what frees space works, what is done is reported, and what cannot be done is one sentence."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable

import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import backups, writes
from tests.unit.macros.small_shop import TABLES, Shop

FULL = OSError(errno.ENOSPC, "No space left on device")
SENTENCE = "The disk is full ({}): free space, for example by deleting what this lists: "
NO_ENTRY = "The recovery log has no entry about what {} did. The disk is full"


def refuse_while(monkeypatch: pytest.MonkeyPatch, full: Callable[[], bool], error: Exception = FULL) -> None:
    """Let the recovery log find no room as long as `full` returns true."""
    append = writes._append_rows

    def write(*arguments):
        if full():
            raise error
        return append(*arguments)

    monkeypatch.setattr(writes, "_append_rows", write)


def entries(shop: Shop, verb: str) -> list[str]:
    log = DeltaTable(str(shop.data_dir / "lake" / "dev_recovery" / "recovery_log")).to_pyarrow_table()
    return [each["state"] for each in log.to_pylist() if each["verb"] == verb]


def sets(shop: Shop) -> set[str]:
    return {folder.name for folder in (shop.data_dir / "backups").iterdir() if folder.is_dir()}


def test_pruning_frees_a_full_disk(shop: Shop, monkeypatch) -> None:
    newest = shop.answer("backup_all")[0]["set"]
    old = shop.data_dir / "backups" / shop.backup
    refuse_while(monkeypatch, old.exists)
    said = shop.verb("prune_backups", keep_last=1, dry_run=False)
    assert "Deleted 1 of 2" in said
    assert sets(shop) == {newest}
    assert entries(shop, "prune_backups") == ["done", "done"], "the one of the set, and the one of the run"
    assert shop.macros.call("unfinished_verbs") == []


def test_pruning_writes_its_entry_first_where_it_can_and_needs_it_elsewhere(shop: Shop, monkeypatch) -> None:
    shop.verb("backup_all")
    refuse_while(monkeypatch, lambda: True, OSError(errno.EACCES, "Permission denied"))
    assert "Permission denied" in shop.refused("prune_backups", keep_last=1, dry_run=False)
    assert shop.backup in sets(shop)
    monkeypatch.undo()
    shop.verb("prune_backups", keep_last=1, dry_run=False)
    assert sorted(entries(shop, "prune_backups")) == ["done", "done", "started"]


def test_a_verb_that_cannot_begin_its_entry_changes_nothing(shop: Shop, monkeypatch) -> None:
    before = shop.files()
    refuse_while(monkeypatch, lambda: True)
    for verb, arguments in (
        ("backup_all", {}), ("backup_table", {"table": "orders"}), ("pin_backup", {"backup": shop.backup}),
        ("restore_table", {"table": "orders", "backup": "latest", "mode": "replace"}),
    ):  # fmt: skip
        said = shop.refused(verb, **arguments)
        assert said.startswith(SENTENCE.format(shop.data_dir)), verb
        assert said.endswith("Then repeat the command.")
    assert shop.files() == before


def test_a_set_without_entries_is_complete_and_says_so(shop: Shop, monkeypatch) -> None:
    """The journal of a set is written at its end."""
    began = len(entries(shop, "backup_all"))
    written = []
    refuse_while(monkeypatch, lambda: bool(written) or written.append(True))
    said = shop.verb("backup_all")
    assert NO_ENTRY.format("backup_all") in said
    assert said.count("The disk is full") == 1
    assert "repeat the command" not in said
    monkeypatch.undo()
    assert entries(shop, "backup_all")[began:] == ["started"]
    [new] = sets(shop) - {shop.backup}
    records = [each for each in shop.answer("list_backups") if each["set"] == new]
    assert {each["table"] for each in records} == set(TABLES)
    assert f"Good: 2 copies of {new}" in shop.verb("verify_backup")


def test_a_restore_without_its_last_entry_reports_what_it_did(shop: Shop, monkeypatch) -> None:
    written = []
    refuse_while(monkeypatch, lambda: bool(written) or written.append(True))
    said = shop.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert NO_ENTRY.format("restore_table") in said
    assert "Done: orders holds 600 rows" in said
    assert "version: 2, mode: replace}" in said, "the command that undoes it"


def test_verify_backup_says_it_once(shop: Shop, monkeypatch) -> None:
    refuse_while(monkeypatch, lambda: True)
    said = shop.verb("verify_backup")
    assert said.count(NO_ENTRY.format("verify_backup")) == 1
    assert "Good: 2 copies" in said


def test_tables_for_which_the_disk_has_no_room_are_named_in_one_sentence(shop: Shop, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(writes, "_copy_file", refuse)
    said = shop.refused("backup_all")
    assert said.startswith(f"Not backed up: orders, rates. {SENTENCE.format(shop.data_dir)}")
    assert said.count("The disk is full") == 1
    monkeypatch.undo()
    monkeypatch.setattr(backups, "write_whole", refuse)
    assert shop.refused("backup_all").startswith("Not backed up: orders, rates. The disk is full")


def test_the_entries_of_a_verb_name_the_user_of_the_freeze(shop: Shop, monkeypatch) -> None:
    for name in ("USER", "LOGNAME"):
        monkeypatch.delenv(name, raising=False)
    shop.verb("freeze", tables=["orders"], reason="x")
    frozen = json.loads((shop.data_dir / "frozen.json").read_text())["frozen"][0]["who"]
    log = DeltaTable(str(shop.data_dir / "lake" / "dev_recovery" / "recovery_log")).to_pyarrow_table()
    assert {each["who"] for each in log.to_pylist() if each["verb"] == "freeze"} == {frozen}

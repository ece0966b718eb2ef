"""A backup that has lost its manifest is named with the command that adopts it, if its rows are whole."""

from __future__ import annotations

import json
import re

import pytest

from tests.support.macros import Macros
from tests.unit.macros.shop import Shop, a_set


@pytest.fixture
def shop(macros: Macros) -> Shop:
    shop = Shop(macros)
    shop.fill("now", [1, 2, 3])
    macros.replace("write_log", lambda rows: shop.logged.extend((row["verb"], row["state"]) for row in rows))
    macros.replace("loss_memory", dict)
    macros.replace("columns_of", lambda source: [
        {"name": "id", "type": "bigint"}, {"name": "value", "type": "varchar"},
    ])  # fmt: skip
    macros.replace("changed_files", lambda record: {"changed": "it has no checksums", "recorded": False})
    return shop


def test_an_adopted_backup_is_one_like_others(shop: Shop) -> None:
    lost = a_set(shop, 1, [1, 2, 3], sequence=7)
    recorded = shop.macros.call("backups")[0]
    shop.lose_manifest(lost)
    macros = shop.macros
    command = f"""dbt run-operation adopt_backup --args '{{table: games, backup: {lost}}}'"""
    assert command in macros.refused("find_backup", shop.table, lost)
    assert command in macros.refused("verify_backup", "games")
    [path] = macros.call("adoption_paths", shop.table, macros.call("backups"))
    assert path["command"] == command
    macros.call("list_backups")
    assert "no sound manifest: missing" in "".join(macros.printed)
    assert command in macros.printed[-1]

    macros.call("adopt_backup", "games", lost)
    assert shop.logged == [("adopt_backup", "started"), ("adopt_backup", "done")]
    [manifest] = shop.manifests
    assert manifest["content_hash"] == recorded["content_hash"]
    assert (manifest["rows"], manifest["set_tables"], manifest["taken_at"]) == (
        3,
        ["games"],
        recorded["taken_at"],
    )
    assert (manifest["adopted_at"], manifest["verified_at"]) == ("2026-02-03 09:00:00",) * 2
    shop.connection.execute("update lake.found set manifest = ?", [json.dumps(manifest)])
    assert macros.call("find_backup", shop.table, "latest")["set"] == lost
    assert "has a sound manifest, so it needs no adoption" in macros.refused("adopt_backup", "games", lost)
    macros.call("list_backups")
    assert "good, adopted 2026-02-03 09:00:00" in "".join(macros.printed)


def test_an_adopted_backup_with_fewer_rows_is_suspect(shop: Shop) -> None:
    a_set(shop, 3, [1, 2, 3])
    a_set(shop, 1, [1, 2, 3, 4, 5])
    lost = a_set(shop, 2, [1])
    shop.lose_manifest(lost)
    shop.macros.call("adopt_backup", "games", lost)
    assert shop.manifests[0]["suspect"].startswith("lacks 2 of the 3 of backup "), (
        "compared with the one before"
    )


def test_what_cannot_be_read_is_not_adopted(shop: Shop) -> None:
    lost = a_set(shop, 2, [1])
    shop.lose_manifest(lost)
    shop.broken = {f"{lost}/"}
    said = shop.macros.refused("adopt_backup", "games", lost)
    assert said.startswith(
        f"{lost}/dev.games cannot be read (a page is damaged), so it cannot be adopted; other"
    )
    assert shop.logged[-1] == ("adopt_backup", "failed")
    assert f"such backups are {lost}." in shop.macros.refused("adopt_backup", "games", "set_20260101T000000Z")


def test_a_table_that_only_such_a_backup_has_is_not_fetched_again(shop: Shop) -> None:
    lost = a_set(shop, 1, [1, 2, 3])
    shop.lose_manifest(lost)
    said = shop.macros.call("refusal_without_point", shop.table, {}, [], shop.macros.call("backups"))
    assert said.endswith(f"dbt run-operation adopt_backup --args '{{table: games, backup: {lost}}}'.")
    assert f"backup {lost}, not verified: it has no sound manifest" in said


def by_printed_sql(shop: Shop, lost: str, reason: str | None) -> None:
    """Let the manifest of a copy be the one that the printed backup_table writes."""
    record = shop.macros.call("backup_steps", shop.table, lost, ["games"], reason)[-1]["sql"]
    [text] = re.findall(r"'(\{.*\})'", record)
    shop.connection.execute(
        "update lake.found set manifest = ? where starts_with(id, ?)", [text.replace("''", "'"), lost]
    )


def test_a_copy_by_hand_is_listed_with_what_is_known_and_the_next_step(shop: Shop) -> None:
    lost = a_set(shop, 1, [1, 2, 3])
    by_printed_sql(shop, lost, "it's time")
    macros = shop.macros
    copied = f"{lost}/dev.games was copied by hand and is not verified"
    command = f"""dbt run-operation adopt_backup --args '{{table: games, backup: {lost}}}'"""
    macros.call("list_backups", output="json")
    [listed] = json.loads(macros.printed[-1])
    assert (listed["reason"], listed["taken_at"], listed["complete"]) == (
        "it's time",
        "2026-02-03 09:00:00",
        False,
    )
    macros.call("list_backups")
    said = " ".join(" ".join(macros.printed).split())
    assert "not verified: copied by hand" in said
    assert f"{lost} is not complete: {copied}" in said
    assert f"{copied}; this reads the rows and records them: {command}" in said
    assert f"{copied.removeprefix('backup ')}. This reads its rows" in macros.refused(
        "find_backup", shop.table, lost
    )
    verdict = " ".join((macros.refused("verify_backup", backup=lost) + " ".join(macros.printed)).split())
    assert (
        f"it was copied by hand and is not verified; this reads its rows and records them: {command}"
        in verdict
    )
    [path] = macros.call("adoption_paths", shop.table, macros.call("backups"))
    assert path["point"] == f"backup {lost}, not verified: it was copied by hand"
    units = macros.call("backup_units", macros.call("backups"))
    facts = {"verbs": [], "log_damage": None, "needed": {}, "leftovers": [], "sets": units}
    [found] = macros.call("check_unfinished", {**facts, "drill": [], "deployments": []})
    assert (found["status"], found["command"]) == ("WARN", command)
    assert found["detail"] == f"set {lost} is not complete: {copied}"


@pytest.mark.parametrize(("reason", "recorded"), [
    ("before the move", "before the move; copied by hand"), (None, "copied by hand"),
])  # fmt: skip
def test_an_adopted_copy_by_hand_has_a_true_reason(shop: Shop, reason, recorded) -> None:
    lost = a_set(shop, 1, [1, 2, 3])
    by_printed_sql(shop, lost, reason)
    shop.macros.call("adopt_backup", "games", lost)
    assert shop.manifests[0]["reason"] == recorded


def test_a_backup_that_lost_its_manifest_is_not_one_by_hand(shop: Shop) -> None:
    lost = a_set(shop, 1, [1, 2, 3])
    shop.lose_manifest(lost)
    shop.macros.call("adopt_backup", "games", lost)
    assert shop.manifests[0]["reason"] == "adopted: its manifest was lost"

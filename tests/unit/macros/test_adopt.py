"""A backup that has lost its manifest is named with the command that adopts it, if its rows are whole."""

from __future__ import annotations

import json

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

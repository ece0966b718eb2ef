"""Bits that flip in the manifest of a backup: one sentence says that it is not sound, and no copy goes."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from tests.support import manifests
from tests.support.macros import Macros, Refused
from tests.support.retention import unit
from tests.unit.macros.shop import Shop, a_set

SEAL = ', "seal": "'


@pytest.fixture
def shop(macros: Macros) -> Shop:
    shop = Shop(macros)
    macros.replace("write_log", lambda rows: shop.logged.extend((row["verb"], row["state"]) for row in rows))
    macros.replace("loss_memory", dict)
    macros.replace("columns_of", lambda source: [
        {"name": "id", "type": "bigint"}, {"name": "value", "type": "varchar"},
    ])  # fmt: skip
    macros.replace("try_query", lambda sql: try_query(shop, sql))
    shop.connection.execute(
        "create macro lake.compare_checksums(id) as table select 'no checksums' as changed, false as recorded"
    )
    shop.fill("now", [1, 2, 3])
    return shop


def try_query(shop: Shop, sql: str) -> dict[str, Any]:
    """What the engine cannot run is an answer, as it is with the plug-in."""
    try:
        return shop.try_query(sql)
    except duckdb.Error as error:
        return {"rows": None, "error": str(error)}


def sealed(shop: Shop, set_id: str) -> str:
    """Write the manifest of a set as verbs write it."""
    [[text]] = shop.connection.execute(
        "select manifest from lake.found where starts_with(id, ?)", [set_id]
    ).fetchall()
    manifest = json.loads(text)
    text = shop.macros.call("sealed_text", manifest)
    assert text == manifests.sealed(manifest)
    write(shop, set_id, text)
    return text


def write(shop: Shop, set_id: str, text: str) -> None:
    shop.connection.execute("update lake.found set manifest = ? where starts_with(id, ?)", [text, set_id])


def are_sound(shop: Shop, set_id: str, texts: list[str]) -> list[bool]:
    rule = shop.macros.call(
        "sound_manifest_sql", shop.table, "manifest", f"'{set_id}'", f"'{set_id}/dev.games'"
    )
    query = f"select {rule} from (select unnest(?) as manifest, unnest(?) as n) order by n"
    return [row[0] for row in shop.connection.execute(query, [texts, list(range(len(texts)))]).fetchall()]


def test_a_sealed_manifest_is_sound_only_to_the_letter(shop: Shop) -> None:
    set_id = a_set(shop, 1, [1, 2, 3])
    text = sealed(shop, set_id)
    name = range(text.index(SEAL), text.index(SEAL) + len(SEAL))  # all else is as it was written, and sound
    flipped = [
        text[:place] + chr(ord(text[place]) ^ 1 << bit) + text[place + 1 :]
        for place in range(len(text)) if place not in name
        for bit in range(7)
    ]  # fmt: skip
    assert not any(are_sound(shop, set_id, flipped))
    others = [text + " ", text[:-1], "", "null", "[]", "3", "{}"]
    assert are_sound(shop, set_id, [text, *others]) == [True] + [False] * len(others)
    assert are_sound(shop, "set_20250101T000000Z", [text]) == [False], "of another set"


def test_an_older_manifest_has_no_seal_and_is_judged_by_its_form(shop: Shop) -> None:
    set_id = a_set(shop, 1, [1, 2, 3])
    [copy] = unit("set", 1, ["games"])
    whole = copy.manifest or {}
    wrong: list[dict[str, Any]] = [
        {"set": "set_20250101T000000Z"}, {"table": None}, {"schema": None}, {"identifier": None},
        {"content_hash": None}, {"rows": None}, {"rows": "three"}, {"taken_at": 7},
        {"taken_at": "2026-02-3u 09:00:00"}, {"taken_at": "2026-02-30 09:00:00"}, {"verified_at": 7},
        {"verified_at": "yesterday"}, {"set_tables": []}, {"set_tables": "games"}, {"columns": None},
        {"columns": []}, {"columns": "id"}, {"columns": [{"namd": "id"}]},
        {"columns": [{"name": "id", "type": "bigint"}, {"name": "value"}]},
    ]  # fmt: skip
    texts = [json.dumps({**whole, **marks}) for marks in wrong]
    assert not any(are_sound(shop, set_id, texts))
    right: list[dict[str, Any]] = [
        {},
        {"verified_at": None},
        {"suspect": "why"},
        {"sequence": 3},
        {"damaged": "at noon"},
    ]
    assert all(are_sound(shop, set_id, [json.dumps({**whole, **marks}) for marks in right]))
    assert are_sound(shop, set_id, [json.dumps(whole, indent=2)]) == [True]


def test_an_older_manifest_has_the_metadata_under_another_name(shop: Shop) -> None:
    rights = {"grants": [["analysts", "SELECT"]]}
    a_set(shop, 1, [1, 2, 3], belongings=rights)
    a_set(shop, 2, [1, 2, 3], metadata=rights)
    records = shop.macros.call("backups")
    assert [record.get("metadata") for record in records] == [rights, rights]
    assert not any("belongings" in record for record in records)


def after(shop: Shop, sound: str, newest: str, text: str) -> str | None:
    """Let every kind of verb meet this manifest; return with what verify_backup refuses it."""
    write(shop, newest, text)
    verdicts = {unit["set_id"]: unit["goes"] for unit in shop.judge(dry_run=True)["verdicts"]}
    shop.macros.call("list_backups")
    said = verified(shop, newest)
    assert not (said and verdicts[sound]), text
    return said


def verified(shop: Shop, set_id: str) -> str | None:
    try:
        shop.macros.call("verify_backup", "games", set_id)
    except Refused as refused:
        return str(refused)
    return None


def test_a_flipped_manifest_costs_no_sound_set(shop: Shop) -> None:
    sound, newest = a_set(shop, 2, [1, 2, 3], sequence=1), a_set(shop, 1, [1, 2, 3], sequence=2)
    sealed(shop, sound)
    text = sealed(shop, newest)
    assert after(shop, sound, newest, text) is None
    for flipped in list(manifests.flips(json.loads(text)))[::12]:
        said = after(shop, sound, newest, json.dumps(flipped))
        assert said, flipped
        assert said.startswith(f"Backup {newest}/dev.games has no sound manifest"), said
        assert f"adopt_backup --args '{{table: games, backup: {newest}}}'" in said
    assert shop.macros.call("find_backup", shop.table, "latest")["set"] == sound
    shop.macros.call("adopt_backup", "games", newest)
    write(shop, newest, shop.macros.call("sealed_text", shop.manifests[-1]))
    assert verified(shop, newest) is None


def test_a_set_is_verified_as_a_whole(shop: Shop) -> None:
    good, lost = a_set(shop, 2, [1, 2, 3]), a_set(shop, 1, [1, 2, 3])
    sealed(shop, lost)
    shop.macros.call("verify_backup")
    assert shop.macros.printed[-1] == f"Good: 1 copy of {lost}, read whole, and as recorded."
    shop.fill(f"{good}/dev.games", [1, 2])
    said = shop.macros.refused("verify_backup", backup=good)
    assert said.startswith(f"{good} is not what was recorded: {good}/dev.games: 2 rows with hash ")
    write(shop, lost, "{}")
    said = shop.macros.refused("verify_backup", backup=lost)
    assert f"{lost}/dev.games: it has no sound manifest" in said
    assert f"adopt_backup --args '{{table: games, backup: {lost}}}'" in said
    assert shop.logged[-1] == ("verify_backup", "failed")
    assert "'set_2' is not a backup" in shop.macros.refused("verify_backup", backup="set_2")


def test_a_flipped_older_manifest_stops_no_verb(shop: Shop) -> None:
    """What its form does not tell may stay hidden; no verb stumbles over it."""
    sound, newest = a_set(shop, 2, [1, 2, 3], sequence=1), a_set(shop, 1, [1, 2, 3], sequence=2)
    [recorded] = [record for record in shop.macros.call("backups") if record["set_id"] == newest]
    tried = list(manifests.flips(shop.macros.call("manifest_with", recorded, {})))
    told = [after(shop, sound, newest, json.dumps(flipped)) for flipped in tried[::12]]
    for flipped in tried:
        write(shop, newest, json.dumps(flipped))
        told.append(verified(shop, newest))
    sentences = [said for said in told if said]
    assert len(sentences) > len(told) / 3
    for said in sentences:
        assert "adopt_backup --args" in said or "is not what was recorded" in said or "did you mean" in said

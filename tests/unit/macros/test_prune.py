"""Pruning by content: what is to stay is read first, and a key that only one backup holds does not go."""

import json

import pytest

from tests.support.macros import Macros
from tests.support.retention import SCHEMA, unit
from tests.unit.macros.shop import Shop, a_set


@pytest.fixture
def shop(macros: Macros) -> Shop:
    shop = Shop(macros)
    shop.fill("now", [1, 2, 3])
    return shop


def gone(judged: dict) -> dict[str, str]:
    return {unit["set_id"]: unit["why"] for unit in judged["verdicts"] if unit["goes"]}


def why(judged: dict, set_id: str) -> str:
    [found] = [unit["why"] for unit in judged["verdicts"] if unit["set_id"] == set_id]
    return found


@pytest.mark.parametrize("dry_run", [True, False])
def test_before_the_older_one_goes_the_newest_is_read(shop: Shop, dry_run: bool) -> None:
    newest, older, oldest = (a_set(shop, days, [1, 2, 3]) for days in (1, 2, 3))
    judged = shop.judge(dry_run=dry_run)
    assert set(gone(judged)) == {older, oldest}
    assert shop.written == ([] if dry_run else [(f"{newest}/dev.games", False)])
    shop.fill(f"{newest}/dev.games", [1, 2, 4])  # as many rows, other bytes
    shop.written.clear()
    judged = shop.judge(dry_run=dry_run)
    assert set(gone(judged)) == {oldest}
    assert why(judged, older) == "the last good set"
    assert list(judged["damage"]) == [f"{newest}/dev.games"]
    assert "3 rows with hash" in judged["damage"][f"{newest}/dev.games"]
    marks = [(f"{newest}/dev.games", True), (f"{older}/dev.games", False)]
    assert shop.written == ([] if dry_run else marks)
    shop.broken = {f"{older}/"}
    judged = shop.judge(dry_run=dry_run)
    assert why(judged, oldest) == "the last good set"
    assert len(judged["damage"]) == 2


def test_a_copy_that_lost_a_file_is_named_without_a_read(shop: Shop) -> None:
    newest, older = a_set(shop, 1, [1]), a_set(shop, 2, [1])
    gone_file = f"{newest}/dev.games"
    shop.macros.replace("find_damage", lambda record: "a file is gone" if record["id"] == gone_file else None)
    judged = shop.judge()
    assert judged["damage"] == {gone_file: "a file is gone"}
    assert why(judged, older) == "the last good set"


def test_nothing_is_read_where_nothing_goes(shop: Shop) -> None:
    a_set(shop, 1, [1, 2, 3])
    assert gone(shop.judge(keep_last=2)) == {}
    assert shop.written == []


def test_the_only_copy_of_a_key_goes_only_when_that_is_said(shop: Shop) -> None:
    a_set(shop, 1, [1, 2])
    twice, again = a_set(shop, 2, [1, 2, 7, 8]), a_set(shop, 3, [1, 7, 8])
    other, plain = a_set(shop, 4, [9]), a_set(shop, 5, [1, 2, 3])
    judged = shop.judge()
    assert set(gone(judged)) == {again, plain}, "of two with the same keys the newer one stays"
    assert why(judged, twice) == (
        "holds 2 keys of games (such as id 7) that neither the table nor a backup that stays has; "
        "allow_lost_keys: [games] lets it go"
    )
    assert why(judged, other).startswith("holds 1 key of games (id 9) that neither")
    said = shop.judge(allowed=["games"])
    assert set(gone(said)) == {twice, again, other, plain}
    assert [(only["set_id"], only["number"]) for only in said["lost"]] == [(twice, 2), (again, 2), (other, 1)]
    assert shop.macros.call("pruned_text", said).startswith("deleted 4 of 5; Lost with " + twice)


def test_a_key_of_another_backup_that_stays_is_not_lost(shop: Shop) -> None:
    a_set(shop, 1, [1, 2])
    a_set(shop, 2, [7], pinned=True)
    old = a_set(shop, 3, [1, 7])
    assert set(gone(shop.judge())) == {old}
    shop.broken = {unit("set", 2)[0].set_id + "/"}
    assert gone(shop.judge()) == {}, "one that cannot be read holds no key for certain"
    shop.broken.clear()
    shop.fill(f"{unit('set', 2)[0].set_id}/dev.games", [7, 8])
    assert gone(shop.judge()) == {}, "nor does one that is not what was recorded"


def test_keys_that_were_given_up_are_not_kept(shop: Shop) -> None:
    a_set(shop, 1, [1, 2], trusted_at="2026-02-02 10:00:00")
    old = a_set(shop, 3, [1, 7])
    assert set(gone(shop.judge())) == {old}


def test_what_cannot_be_compared_stays(shop: Shop) -> None:
    a_set(shop, 1, [1, 2])
    old = a_set(shop, 3, [1, 7])
    shop.broken = {f"{old}/"}
    assert "its copy of games cannot be compared" in why(shop.judge(), old)
    assert shop.judge(allowed=["games"])["lost"][0]["number"] is None


def test_the_printed_statements_read_and_compare_what_the_verb_does(shop: Shop) -> None:
    newest, old = a_set(shop, 1, [1, 2]), a_set(shop, 3, [1, 7])
    facts = {"table": shop.macros.call("place_of_backups"), "schemas": [SCHEMA], "damaged": []}
    policy = shop.macros.call("retention_policy", 1, None)
    [read] = shop.macros.call("query", shop.macros.call("read_statements_sql", facts, policy))
    assert (read["set_id"], read["rows_recorded"]) == (newest, "2")
    assert shop.connection.execute(read["to_read"]).fetchone()[0] == 2
    statements = shop.macros.call("compare_statements_sql", facts, policy, [shop.table])
    [compare] = shop.macros.call("query", statements)
    assert compare["set_id"] == old
    assert shop.connection.execute(compare["to_compare"]).fetchone() == (1, "id 7")


@pytest.mark.parametrize("read", ["2025-11-01 09:00:00", "2028-11-01 09:00:00"], ids=["old", "future"])
def test_a_set_that_was_not_read_lately_counts_only_after_a_read(shop: Shop, read: str) -> None:
    stale, fresh = a_set(shop, 1, [1], verified_at=read), a_set(shop, 3, [1])
    a_set(shop, 4, [1])
    shop.macros.variables["backup_read_days"] = 60
    facts = {
        "table": shop.macros.call("place_of_backups"), "schemas": [SCHEMA], "damaged": [],
        "read_since": shop.macros.call("read_since"),
    }  # fmt: skip
    assert facts["read_since"] == "2025-12-05 09:00:00"
    policy = shop.macros.call("retention_policy", 1, None)
    printed = shop.macros.call("query", shop.macros.call("verdicts_sql", facts, policy))
    assert why({"verdicts": printed}, stale) == "not read lately, but fewer than 1 good ones are newer"
    assert why({"verdicts": printed}, fresh) == "the last good set"
    assert why(shop.judge(), stale) == "the last good set", "it was read just now"


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_set_that_was_not_deleted_is_not_called_deleted(shop: Shop, output: str) -> None:
    newest, older, oldest = (a_set(shop, days, [1, 2, 3]) for days in (1, 2, 3))
    logged = []
    shop.macros.replace("delete_sets", lambda statements: {oldest: "The set could not be deleted whole."})
    shop.macros.replace(
        "write_log", lambda rows: logged.extend((row["state"], row["detail"]) for row in rows)
    )
    shop.macros.replace("all_leftovers", list).replace("refuse_frozen", lambda *_: None)
    said = shop.macros.refused("prune_backups", keep_last=1, dry_run=False, output=output)
    assert said == "The set could not be deleted whole."
    assert logged == [("failed", "deleted 1 of 3")]
    if output == "json":
        [document] = [line for line in shop.macros.printed if line.startswith("{")]
        answers = json.loads(document)["backups"]
        assert {each["id"]: each.get("error") for each in answers} == {
            newest: None, older: None, oldest: "The set could not be deleted whole.",
        }  # fmt: skip
    else:
        lines = {line.split()[0]: line for line in shop.macros.printed if line.strip()}
        assert "  stays" in lines[newest]
        assert "  deleted" in lines[older]
        assert "  not deleted" in lines[oldest]
        assert lines["Deleted"].startswith("Deleted 1 of 3, ")

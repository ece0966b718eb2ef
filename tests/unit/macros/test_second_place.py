"""Backups in a second place, and what is wrong with it; an S3 server on this machine is the store."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import good_set
from tests.support.macros import Macros
from tests.support.s3_server import S3Server, no_fault, s3_server
from tests.unit.macros.small_shop import TABLES, Shop, content, open_shop

CATCH_UP = {"older_than_hours": 24}


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Server]:
    with s3_server(monkeypatch) as server:
        yield server


@pytest.fixture
def opened(stocked: Path, data_dir: Path, store: S3Server) -> Iterator[Callable[[], Shop]]:
    """Opens a shop that has one set, of before there was a second place; again after each call."""
    shutil.copytree(stocked, data_dir)
    made = []

    def open_again() -> Shop:
        made.append(open_shop(data_dir, store.url))
        return made[-1].__enter__()

    yield open_again
    for each in made:
        each.__exit__(None, None, None)


@pytest.fixture
def shop(opened: Callable[[], Shop]) -> Shop:
    """One with this set in both places."""
    shop = opened()
    shop.verb("backup_all", **CATCH_UP)
    return shop


def places(shop: Shop) -> set[str]:
    """Where the backups are, as list_backups shows it."""
    return {record["place"] for record in shop.answer("list_backups")}


def ids(store: S3Server) -> set[str]:
    """The copies in the store that have a manifest."""
    suffix = "/manifest.json"
    return {name.removesuffix(suffix) for name in store.objects() if name.endswith(suffix)}


def findings(shop: Shop) -> list[dict]:
    """What doctor says of the second place."""
    macros = shop.macros
    facts = macros.call("second_place_facts", macros.call("backups"))
    return macros.call("check_second_place", facts)


def finding(shop: Shop) -> dict:
    [found] = findings(shop)
    return found


def rows(shop: Shop, version: int | None = None) -> dict:
    return {table: content(shop.path(table), version) for table in TABLES}


def lose_first_place(shop: Shop) -> None:
    shutil.rmtree(shop.data_dir / "backups")


def data_file(store: S3Server) -> str:
    return next(name for name in sorted(store.objects()) if name.endswith(".parquet"))


def refuse(kind: str, part: str, code: str = "AccessDenied") -> Callable[[str, str], str | None]:
    """An error for each request of a kind on a path."""
    return lambda method, path: code if method in kind and part in path else None


def test_a_new_backup_is_in_both_places(shop: Shop, store: S3Server) -> None:
    first = {f"{shop.backup}/dev.{table}" for table in TABLES}
    assert ids(store) == first, "what there was before, too"
    store.requests.clear()
    shop.verb("backup_all")
    written = [path for method, path in store.requests if method == "PUT"]
    assert len(ids(store)) == 4
    assert not [path for path in written if shop.backup in path], "what is there is not copied again"
    for copy in ids(store) - first:
        own = [path for path in written if copy in path]
        assert own[-1].endswith("manifest.json"), own
        read = [path for method, path in store.requests if method == "GET" and copy in path]
        assert set(own) <= set(read), "all that was written was read"
    for name in store.objects():
        assert store.read(name) == (shop.data_dir / "backups" / name).read_bytes()
    assert places(shop) == {f"here, and {store.url}"}
    assert finding(shop)["status"] == "OK"
    assert good_set.unchanged(shop.data_dir, "dev")
    assert "as recorded" in shop.verb("verify_backup")


@pytest.mark.thorough
def test_one_table_has_a_backup_in_both_places(shop: Shop, store: S3Server) -> None:
    shop.verb("backup_table", table="orders")
    assert len(ids(store)) == 3
    assert places(shop) == {f"here, and {store.url}"}


def test_everything_comes_back_when_the_data_folder_is_gone(
    opened: Callable[[], Shop], store: S3Server
) -> None:
    shop = opened()
    shop.verb("backup_all")
    was = rows(shop)
    shutil.rmtree(shop.data_dir)
    (shop.data_dir / "lake").mkdir(parents=True)  # empty: without it, the shop would be stocked again
    shop = opened()
    assert places(shop) == {store.url}
    said = shop.verb("recovery_plan", table="orders")
    assert f"in {store.url}, from where a restore fetches it" in said
    assert not list(shop.data_dir.glob("backups/*/*")), "a plan fetches nothing"
    shop.verb("restore_all", backup="latest")
    assert rows(shop) == was
    newest = shop.answer("list_backups")[0]["set"]
    fetched = {record["set"] for record in shop.answer("list_backups") if record["place"] != store.url}
    assert fetched == {newest}, "what was restored is in the first place again, and nothing else"


@pytest.mark.thorough
def test_auto_takes_a_backup_of_the_second_place(shop: Shop, store: S3Server) -> None:
    was = rows(shop)
    lose_first_place(shop)
    table = DeltaTable(str(shop.path()))
    table.delete("id < 100")
    table.delete("id > 800")
    table.vacuum(0, dry_run=False, enforce_retention_duration=False)
    shop.verb("restore_table", table="orders", auto=True)
    assert content(shop.path()) == [row for row in was["orders"] if row["id"] <= 800]


@pytest.mark.thorough
def test_a_store_that_is_down_costs_the_second_copy_only(
    opened: Callable[[], Shop], shop: Shop, store: S3Server
) -> None:
    store.stop()
    shop = opened()
    said = shop.refused("backup_all")
    assert f"Nothing was copied to the second place: {store.url} cannot be listed" in said
    assert "The backups in the first place are good" in said
    assert "Then copy again: dbt run-operation backup_all --args '{older_than_hours: 24}'" in said
    assert "marked" not in said, "no key and no secret"
    assert all(record["complete"] and not record["suspect"] for record in shop.answer("list_backups"))
    assert "Not listed: what is in the second place" in shop.verb("list_backups")
    assert finding(shop)["status"] == "WARN"
    assert "cannot be listed" in finding(shop)["detail"]
    assert not good_set.unchanged(shop.data_dir, "dev"), "the next load asks dbt, which copies again"
    lose_first_place(shop)
    assert "Backups in the second place are not known" in shop.refused("restore_all", backup="latest")


@pytest.mark.thorough
def test_a_store_that_is_back_gets_what_it_lacks(
    opened: Callable[[], Shop], shop: Shop, store: S3Server
) -> None:
    store.fault = refuse("PUT POST", "")
    said = opened().refused("backup_all")
    assert "ACCESS_DENIED" in said
    assert "lacks 2 backups" in said
    assert len(ids(store)) == 2
    assert finding(shop)["detail"].startswith(f"{store.url} lacks 2 backups, the newest is set_")
    store.fault = no_fault
    assert "no backup is due" in shop.verb("backup_all", **CATCH_UP)
    assert len(ids(store)) == 4
    assert finding(shop)["status"] == "OK"


@pytest.mark.thorough_when(part=["part-", "_delta_log", "checksums.json"])
@pytest.mark.parametrize("part", ["part-", "_delta_log", "checksums.json", "manifest.json"])
def test_a_cut_upload_is_not_a_backup(opened: Callable[[], Shop], store: S3Server, part: str) -> None:
    store.fault = refuse("PUT POST", part)
    shop = opened()
    assert "lacks 2 backups" in shop.refused("backup_all", **CATCH_UP)
    assert not ids(store)
    store.fault = no_fault
    lose_first_place(shop)
    assert opened().answer("list_backups") == []


@pytest.mark.thorough
def test_a_manifest_that_is_cut_is_not_one(opened: Callable[[], Shop], shop: Shop, store: S3Server) -> None:
    name = f"{shop.backup}/dev.orders/manifest.json"
    store.write(name, store.read(name)[:-20])
    shop = opened()
    assert places(shop) == {"here", f"here, and {store.url}"}
    shop.verb("backup_all", **CATCH_UP)
    assert places(shop) == {f"here, and {store.url}"}


def test_verify_finds_a_flipped_byte_there(shop: Shop, store: S3Server) -> None:
    flipped = data_file(store)
    store.flip(flipped)
    said = shop.refused("verify_backup", table=flipped.split("/")[1].removeprefix("dev."))
    assert f"in {store.url} is damaged" in said
    assert f"{flipped.split('/')[2]} has changed since its backup" in said
    assert places(shop) == {"here", f"here, and {store.url}"}
    assert "lacks 1 backup" in finding(shop)["detail"]
    shop.verb("backup_all", **CATCH_UP)
    assert "as recorded" in shop.verb("verify_backup")
    assert places(shop) == {f"here, and {store.url}"}


@pytest.mark.thorough
def test_a_set_of_which_a_copy_is_flipped_there_fails_its_check(shop: Shop, store: S3Server) -> None:
    store.flip(data_file(store))
    assert f"in {store.url} is damaged" in shop.refused("verify_backup", backup=shop.backup)


@pytest.mark.thorough
def test_a_damaged_copy_there_is_not_restored(
    opened: Callable[[], Shop], shop: Shop, store: S3Server
) -> None:
    shop.verb("backup_all")
    newest = shop.answer("list_backups")[0]["set"]
    flipped = next(name for name in store.objects() if name.startswith(f"{newest}/dev.orders/part-"))
    store.flip(flipped)
    lose_first_place(shop)
    shop = opened()
    before = shop.files()
    shutil.rmtree(shop.path())
    said = shop.refused("restore_table", table="orders", backup="latest")
    assert f"{flipped.split('/')[2]} has changed since its backup" in said
    assert not shop.path().exists()
    assert {name for name in shop.files() if name.startswith("backups")} <= {*before}
    shop.verb("restore_table", table="orders", backup="latest")
    assert content(shop.path()) == content(shop.path("rates"), 1), "from the set before"


@pytest.mark.thorough
def test_a_damaged_first_copy_gives_way_to_the_second(shop: Shop, store: S3Server) -> None:
    was = content(shop.path(), 1)
    file = shop.data_dir / "backups" / next(name for name in store.objects() if "dev.orders/part-" in name)
    file.write_bytes(bytes(len(file.read_bytes())))
    said = shop.refused("verify_backup", table="orders")
    assert "its copy in the second place is as recorded" in said
    shutil.rmtree(shop.path())
    shop.verb("restore_table", table="orders", backup="latest")
    assert content(shop.path()) == was
    assert places(shop) == {f"here, and {store.url}"}


@pytest.mark.thorough
def test_a_pin_is_in_both_manifests(shop: Shop, store: S3Server) -> None:
    shop.verb("pin_backup", backup=shop.backup)
    for copy in ids(store):
        manifest = json.loads(store.read(f"{copy}/manifest.json"))
        assert manifest["pinned"] is True
        assert manifest == json.loads((shop.data_dir / "backups" / copy / "manifest.json").read_text())
    lose_first_place(shop)
    assert {record["pinned"] for record in shop.answer("list_backups")} == {True}
    shop.verb("pin_backup", backup=shop.backup, pinned=False)
    assert {record["pinned"] for record in shop.answer("list_backups")} == {False}


@pytest.mark.thorough
def test_one_policy_prunes_both_places(opened: Callable[[], Shop], shop: Shop, store: S3Server) -> None:
    shop.verb("backup_all")
    shop.verb("prune_backups", keep_last=1)
    assert len(ids(store)) == 4, "a dry run"
    store.fault = refuse("DELETE POST", "")
    said = shop.refused("prune_backups", keep_last=1, dry_run=False)
    assert f"The set {shop.backup} could not be deleted whole (" in said
    assert "ACCESS_DENIED" in said
    assert "then repeat the command." in said
    assert not (shop.data_dir / "backups" / shop.backup).exists(), "the first place is pruned"
    store.fault = no_fault
    lose_first_place(shop)
    opened().verb("prune_backups", keep_last=1, dry_run=False)
    assert {copy.split("/")[0] for copy in ids(store)} == {shop.answer("list_backups")[0]["set"]}
    assert not [name for name in store.objects() if name.startswith(shop.backup)]


def test_printed_sql_does_what_the_verbs_do(opened: Callable[[], Shop], shop: Shop, store: S3Server) -> None:
    def printed(verb: str, **arguments: str) -> list[str]:
        shop.verb("emit_sql", verb=verb, args=arguments, dialect="local")
        statements = shop.connection.extract_statements("\n".join(shop.macros.printed))
        return [each.query for each in statements]

    [copied] = [sql for sql in printed("backup_table", table="orders") if "copy_elsewhere" in sql]
    for sql in printed("backup_table", table="orders"):
        shop.connection.execute(sql)
    assert len(ids(store)) == 3, copied
    assert [
        sql
        for sql in printed("verify_backup", table="orders", backup=shop.backup)
        if "compare_elsewhere" in sql
    ]
    was = content(shop.path(), 1)
    lose_first_place(shop)
    shutil.rmtree(shop.path())
    for sql in printed("restore_table", table="orders", backup=shop.backup, into="orders_again"):
        shop.connection.execute(sql)
    assert content(shop.path("orders_again")) == was


def test_without_a_second_place_nothing_is_said_of_one(stocked: Path, data_dir: Path) -> None:
    with open_shop(shutil.copytree(stocked, data_dir)) as shop:
        assert "second place" not in shop.verb("backup_all") + shop.verb("list_backups")
        assert "place" not in shop.answer("list_backups")[0]
        assert findings(shop) == []
        shop.verb("emit_sql", verb="backup_table", args={"table": "orders"}, dialect="local")
        assert "elsewhere" not in " ".join(shop.macros.printed)


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_place_that_is_out_of_reach_is_asked_once(macros: Macros, output: str) -> None:
    tried: list[str] = []
    macros.replace("try_copy_elsewhere", lambda table, record: tried.append(record) or "no answer")
    macros.replace("second_place", lambda: "s3://copies").replace("second_place_problem", lambda: "no answer")
    macros.replace("copied_table", lambda record: {}).replace("manifest_with", lambda record, more: record)
    said = macros.call("copy_elsewhere", [{"id": f"set_{number}"} for number in range(5)], output)
    assert len(tried) == 1
    assert said.startswith("The second place s3://copies lacks 5 backups, first set_0 (no answer).")


def test_the_last_backup_in_the_second_place_stays_while_newer_ones_are_not_there(
    shop: Shop, store: S3Server
) -> None:
    there = ids(store)
    store.fault = refuse("PUT POST", "")
    for _ in range(2):
        shop.refused("backup_all")
    store.fault = no_fault
    said = shop.verb("prune_backups", keep_last=1, dry_run=False)
    assert "holds the last good backup of orders, rates in one of the two places" in said
    assert ids(store) == there
    assert len({each["id"].split("/")[0] for each in shop.answer("list_backups")}) == 2
    shop.verb("backup_all", **CATCH_UP)
    shop.verb("prune_backups", keep_last=1, dry_run=False)
    [left] = {each.split("/")[0] for each in ids(store)}
    assert left not in {each.split("/")[0] for each in there}


def test_a_bucket_that_does_not_exist_is_not_an_empty_place(
    stocked: Path, data_dir: Path, store: S3Server
) -> None:
    shutil.copytree(stocked, data_dir)
    gone = "s3://nosuch/copies cannot be listed (the bucket nosuch does not exist)"
    with open_shop(data_dir, "s3://nosuch/copies") as shop:
        assert gone in shop.verb("list_backups")
        assert gone in finding(shop)["detail"]
        assert gone in shop.refused("backup_all", **CATCH_UP)
        assert gone in shop.refused("prune_backups", keep_last=1, dry_run=False)
        lose_first_place(shop)
        shutil.rmtree(shop.path())
        assert gone in shop.refused("restore_all", backup="latest")
        macros = shop._macros()
        absent = [{"table": macros.call("find_table", "orders")}]
        assert any(gone in why for why in macros.call("unknown_losses", absent, {}))

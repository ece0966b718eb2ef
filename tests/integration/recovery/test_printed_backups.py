"""What emit_sql prints about backups, run on one copy of a lake, leaves what the verb leaves on another."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable

from ingestion.bronze import TABLES
from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, SNAPSHOTS, AnyLake, Lake, one_line
from tests.integration.recovery.printed_sql import CATALOG, emit_and_run, place, values, with_backups
from tests.integration.recovery.targets import BOTH, EACH
from tests.support.macros import Macros
from tests.support.manifests import flips, sealed
from tests.support.retention import NOW, SCHEMA, expected, random_copies, unit, without_reading

PROTECTED = (*TABLES, *SNAPSHOTS)


@pytest.fixture
def other(lake: AnyLake, tmp_path: Path) -> Iterator[AnyLake]:
    """Another lake that holds what `lake` holds."""
    with lake.copied(tmp_path / "other" / "data") as copy:
        yield copy


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_printed_backups_are_those_that_the_verbs_take(lake: AnyLake, other: AnyLake) -> None:
    """Only the manifest differs: no verb has read the copy, until adopt_backup does."""
    lake.verb("backup_table", table=GAMES, reason="before the move").ok()
    lake.verb("backup_all").ok()
    answers = emit_and_run(other, "backup_table", table=GAMES, reason="before the move")
    assert values(answers + emit_and_run(other, "backup_all"), "same") == [True] * (1 + len(PROTECTED))
    assert with_backups(other) == with_backups(lake)
    by_verb, by_hand = (each.backup(min(each.sets())).manifest() or {} for each in (lake, other))
    assert by_hand["suspect"] == "copied by hand, verified by no verb"
    assert (by_hand["verified_at"], by_hand["content_hash"]) == (None, None)
    told = {"set_tables", "table", "schema", "identifier", "resource", "reason"}
    assert {name: by_hand[name] for name in told} == {name: by_verb[name] for name in told}
    listed = emit_and_run(other, "list_backups")
    if other.target == "spark":  # no query lists comments there
        assert {row["tableName"] for row in listed} == other.tables("dev_backup")
    else:
        manifests = [json.loads(row.get("manifest") or row["comment"]) for row in listed]
        assert {manifest["suspect"] for manifest in manifests} == {by_hand["suspect"]}
        assert {row["sound"] for row in listed} == {False}
    [copy] = [each for each in other.backups() if each.set.startswith("single")]
    said = one_line(other.verb("list_backups", table=GAMES).ok().stdout)
    assert "not verified: copied by hand" in said
    assert "no sound manifest" not in said
    adopt = f"dbt run-operation adopt_backup --args '{{table: {GAMES}, backup: {copy.set}}}'"
    [found] = [each for each in other.answer("doctor")["checks"] if copy.set in each["detail"]]
    assert "copied by hand" in found["detail"]
    assert found["command"] == adopt
    adopted = other.answer("adopt_backup", table=GAMES, backup=copy.set)
    assert adopted["content_hash"] == by_verb["content_hash"]
    assert adopted["reason"] == "before the move; copied by hand"
    assert "good, adopted" in one_line(other.verb("list_backups", table=GAMES).ok().stdout)


def test_a_printed_backup_keeps_values_of_types_that_delta_lacks(lake: Lake, other: Lake) -> None:
    for each in (lake, other):
        for column, kind, value in (
            ("total", "hugeint", "player_id::hugeint * 100000000000000000000"),
            ("token", "uuid", "md5(player_id::varchar)::uuid"),
            ("noon", "time", "time '10:00:00.000001'"),
        ):
            each.database(f"alter table dev.{SNAPSHOT} add column {column} {kind}")
            each.database(f"update dev.{SNAPSHOT} set {column} = {value} where player_id % 4 > 0")
    lake.verb("backup_table", table=SNAPSHOT).ok()
    assert values(emit_and_run(other, "backup_table", table=SNAPSHOT), "same") == [True]
    assert with_backups(other) == with_backups(lake)
    schemas = [DeltaTable(str(each.backup(table=SNAPSHOT).folder)).schema() for each in (lake, other)]
    assert schemas[0] == schemas[1]


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_printed_check_finds_a_copy_that_differs(lake: AnyLake, target: str) -> None:
    asked = {"verb": "backup_table", "args": {"table": GAMES}, **place(target)}
    steps = lake.answer("emit_sql", **asked)["steps"]
    *before, copy, record = steps
    lake.run_text("".join(f"{step['sql']};\n" for step in [*before, copy]))
    lake.delta().delete("season = 20232024")
    assert values(lake.run_text(copy["check"] + ";\n"), "same") == [False]
    assert "copied by hand" in record["sql"]


@pytest.mark.thorough
@BOTH
def test_a_printed_prune_deletes_what_the_verb_deletes(safe_lake: AnyLake, tmp_path: Path) -> None:
    """An old set holds the only good copy of the snapshot; a newer set goes, and so does half a set."""
    [newest] = safe_lake.sets()
    old, middle, half = (copy_set(safe_lake, days) for days in (50, 20, 10))
    for set_id in (newest, middle):
        for backup in safe_lake.backups(set_id):
            if backup.table == SNAPSHOT:
                backup.delete()
            else:
                backup.mark(set_tables=[name for name in backup.manifest()["set_tables"] if name != SNAPSHOT])
    for backup in safe_lake.backups(half)[2:]:
        backup.delete()
    with safe_lake.copied(tmp_path / "other" / "data") as other:
        safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
        listed = emit_and_run(other, "prune_backups", keep_last=1)
        assert safe_lake.sets() == {newest, old}, "the last good copy of the snapshot stays"
        assert other.sets() == safe_lake.sets()
        assert with_backups(other) == with_backups(safe_lake)
    assert {row["set_id"]: row["why"] for row in listed if "to_run" in row} == {
        half: "not complete, and older than what the policy keeps",
        middle: "older than what the policy keeps",
    }


@pytest.mark.thorough
@BOTH
def test_a_printed_drill_clean_up_and_check_leave_what_the_verbs_leave(safe_lake: AnyLake, tmp_path) -> None:
    [good] = safe_lake.sets()
    safe_lake.kill("drill", before="copy 3")
    if isinstance(safe_lake, Lake):
        shutil.copytree(safe_lake.path(), safe_lake.path(f"{GAMES}.partial~"))
    with safe_lake.copied(tmp_path / "other" / "data") as other:
        emit_and_run(other, "clean_up")
        safe_lake.verb("clean_up", dry_run=False).ok()
        assert with_backups(other) == with_backups(safe_lake)
        assert not [name for name in with_backups(other) if "drill" in name]
        assert other.answer("clean_up") == safe_lake.answer("clean_up")
        assert values(emit_and_run(other, "drill", backup=good), "same") == [True] * len(PROTECTED)
        safe_lake.verb("drill", backup=good).ok()
        assert with_backups(other) == with_backups(safe_lake)
        assert other.schemas() == safe_lake.schemas()
        found = emit_and_run(other, "verify_backup", table=GAMES, backup=good)
        assert values(found, "n") == [safe_lake.answer("verify_backup", table=GAMES)["rows"]]


@pytest.mark.thorough
@EACH
def test_a_printed_retention_sets_what_the_verb_sets(lake: AnyLake, other: AnyLake) -> None:
    lake.verb("set_retention", days=400).ok()
    emit_and_run(other, "set_retention", days=400)
    settings = [
        {name: DeltaTable(str(each.path(name))).metadata().configuration for name in each.bronze()}
        for each in (lake, other)
    ]
    assert settings[0] == settings[1]
    assert "interval 400 days" in settings[0][GAMES].values()
    assert with_backups(other) == with_backups(lake)


@pytest.mark.thorough
@pytest.mark.databricks
def test_the_policy_of_databricks_on_random_manifests_is_the_documented_one(warehouse) -> None:
    """The cases of tests/unit/macros/test_backup.py, in Spark's SQL: the catalog's rows stand in the text."""
    macros = Macros().engine("databricks")
    macros.replace("now", lambda: NOW.replace(tzinfo=None))
    table = {"database": CATALOG, "schema": SCHEMA, "engine": "databricks"}
    facts = {"table": table, "schemas": [SCHEMA], "damaged": []}
    policy = macros.call("retention_policy", 2, 20)
    gone = 0
    for seed in range(12):
        copies = without_reading(random_copies(seed))
        rows = ", ".join(
            f"({literal(macros, copy.name)}, 'dev_backup', {literal(macros, copy.text)})" for copy in copies
        )
        catalog = f"(values {rows}) as found(table_name, table_schema, comment)"
        text = macros.call("verdicts_sql", facts, policy)
        text = text.replace(f"`{CATALOG}`.information_schema.tables", catalog)
        verdicts = {row["set_id"]: (row["goes"], row["why"]) for row in warehouse.rows(text)}
        assert verdicts == expected(copies, 2, 20), seed
        gone += sum(goes for goes, _ in verdicts.values())
    assert gone > 5


@pytest.mark.databricks
def test_the_printed_lists_of_databricks_read_both_places_of_a_schema_with_capitals(warehouse) -> None:
    """The rows of both catalogs stand in the text; one copy is in the second place only."""
    (here,), (elsewhere,) = unit("set", 2, ["games"]), unit("set", 1, ["games"], is_second_copy=True)
    macros = Macros().engine("databricks")
    table = {"database": CATALOG, "schema": "Dev", "identifier": "games", "engine": "databricks"}
    macros.replace("databricks__second_place", lambda: "second")
    macros.replace("databricks__second_place_problem", lambda: None)
    macros.target.database = CATALOG

    def found(*copy: str) -> list[str]:
        text = macros.call("list_sql", table, *copy)
        places = {CATALOG: ("dev_backup", here), "second": (f"{CATALOG}__dev_backup", elsewhere)}
        for catalog, (schema, each) in places.items():
            rows = f"(values ('{each.name}', '{schema}', {literal(macros, each.text)}))"
            rows += " as found(table_name, table_schema, comment)"
            text = text.replace(f"`{catalog}`.information_schema.tables", rows)
        return [row["table_name"] for row in warehouse.rows(text) if row["sound"]]

    assert found() == [elsewhere.name, here.name]
    assert [found(each.name.upper()) for each in (here, elsewhere)] == [[here.name], [elsewhere.name]]


@pytest.mark.databricks
def test_databricks_and_duckdb_judge_a_manifest_alike(warehouse) -> None:
    [copy] = unit("set", 1, ["games"])
    whole = copy.manifest or {}
    texts = [sealed(whole), json.dumps(whole), "", "{}", "The games of all seasons.", sealed(whole)[:-1]]
    for flipped in flips(whole):
        texts += [json.dumps(flipped), sealed(whole)[:-45] + sealed(flipped)[-45:]]
    found = {}
    with duckdb.connect() as connection:
        for engine, ask in (
            ("databricks", warehouse.rows),
            ("duckdb", lambda text: rows_of(connection, text)),
        ):
            macros = Macros().engine(engine)
            own = {"engine": engine, "schema": whole["schema"], "identifier": whole["identifier"]}
            names = [f"'{each}'" for each in (copy.set_id, macros.call("backup_id", copy.set_id, own))]
            rule = macros.call("sound_manifest_sql", own, "text", *names)
            rows = ", ".join(
                f"({n}, {macros.call('text_literal', text, engine)})" for n, text in enumerate(texts)
            )
            asked = ask(f"select n, {rule} as sound from (values {rows}) as found(n, text)")
            found[engine] = {row["n"]: row["sound"] for row in asked}
    assert found["databricks"] == found["duckdb"]
    assert [found["duckdb"][n] for n in range(6)] == [True, True, False, False, False, False]
    assert 20 < sum(found["duckdb"].values()) < len(texts) / 2


def rows_of(connection: duckdb.DuckDBPyConnection, text: str) -> list[dict[str, object]]:
    return connection.execute(text).to_arrow_table().to_pylist()


def literal(macros: Macros, text: str | None) -> str:
    return "null" if text is None else macros.call("text_literal", text, "databricks")

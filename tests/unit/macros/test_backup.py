"""What counts as a good backup, and the retention policy: the SQL of the verbs, run in a DuckDB."""

from datetime import UTC, datetime

import duckdb
import pytest

from ingestion.backup import NO_SET
from tests.support.macros import Macros
from tests.support.retention import NOW, SCHEMA, TABLES, Copy, expected, random_copies, spoil, unit

TABLE = {"name": "games", "schema": SCHEMA, "identifier": "games"}


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("attach ':memory:' as lake")
    connection.execute("create table lake.found (id text, manifest text, bytes bigint)")
    connection.execute("create macro lake.main.backups() as table select * from lake.found")
    connection.execute("create macro lake.main.strangers() as table select '' as path limit 0")
    connection.execute("create macro lake.main.second_place() as table select '' as place limit 0")
    return connection


@pytest.fixture
def backups(macros: Macros, connection) -> Macros:
    """The macros of a project with one schema, on target `local`, on the third of February."""
    macros.connect(connection)
    macros.replace("schemas_of_target", lambda: [SCHEMA])
    macros.replace("now", lambda: NOW.replace(tzinfo=UTC))
    return macros


def lay(connection: duckdb.DuckDBPyConnection, copies: list[Copy]) -> None:
    connection.execute("delete from lake.found")
    found = [[copy.id for copy in copies], [copy.text for copy in copies]]
    connection.execute("insert into lake.found select unnest(?), unnest(?), 10", found)


def ask(
    macros: Macros, query: str, keep_last: int | None, keep_days: int | None, damaged=(), **more: object
) -> list[dict]:
    facts = {"table": macros.call("place_of_backups"), "schemas": [SCHEMA], "damaged": list(damaged), **more}
    policy = macros.call("retention_policy", keep_last, keep_days)
    return macros.call("query", macros.call(query, facts, policy))


@pytest.mark.parametrize(("keep_last", "keep_days"), [(2, None), (None, 20), (1, 30)])
def test_the_policy_on_random_manifests_is_the_documented_one(backups, connection, keep_last, keep_days):
    gone = 0
    for seed in range(12):
        copies = random_copies(seed)
        lay(connection, copies)
        damaged = [copy.id for copy in copies if copy.unreadable]
        for since in ("", "2026-01-10 00:00:00"):
            asked = {"damaged": damaged, "read_since": since}
            wanted = expected(copies, keep_last, keep_days, since)
            found = ask(backups, "verdicts_sql", keep_last, keep_days, **asked)
            assert {row["set_id"]: (row["goes"], row["why"]) for row in found} == wanted, seed
            names = [name for name, (goes, _) in wanted.items() if goes]
            going = [f"select * from lake.drop('backups/{name}');" for name in names]
            statements = [row["to_run"] for row in ask(backups, "prune_sql", keep_last, keep_days, **asked)]
            assert statements == going, seed
            gone += len(going)
    assert gone > 10, "a policy under which nothing goes shows nothing"


@pytest.mark.parametrize("flaw", ["unfinished", "by hand", "suspect", "damaged", "unverified"])
def test_a_copy_with_a_flaw_is_not_good(backups: Macros, connection, flaw) -> None:
    old, new = unit("set", 9), unit("set", 1)
    spoil(new[0], flaw)
    lay(connection, old + new)
    good = {record["id"]: record["good"] for record in backups.call("backups")}
    assert good == {copy.id: copy is not new[0] for copy in old + new}
    assert backups.call("good_set", "latest")["set_id"] == old[0].set_id
    assert new[0].table == "games"
    assert backups.call("find_backup", TABLE, "latest")["set"] == old[0].set_id


def test_a_copy_from_before_a_restore_is_never_the_latest(backups: Macros, connection) -> None:
    old, safety = unit("set", 9), unit("safety", 1, ["games"])
    lay(connection, old + safety)
    assert backups.call("find_backup", TABLE, "latest")["set"] == old[0].set_id
    assert backups.call("find_backup", TABLE, safety[0].set_id)["set"] == safety[0].set_id
    lay(connection, safety)
    said = backups.refused("find_backup", TABLE, "latest")
    assert said.startswith("No backup of games is verified, undamaged and free of suspicion")


def test_a_set_that_lacks_a_table_is_named_but_never_the_latest(backups: Macros, connection) -> None:
    old, half = unit("set", 9), unit("set", 1)
    lacking = half.pop()
    spoil(half[0], "unfinished")
    lay(connection, old + half)
    units = {found["set_id"]: found for found in backups.call("backup_units", backups.call("backups"))}
    lacks = f"{half[0].id} has no sound manifest; {half[0].table}, {lacking.table} are not in it"
    assert units[half[0].set_id]["lacks"] == lacks
    assert units[old[0].set_id]["lacks"] == ""
    assert backups.call("good_set", "latest")["set_id"] == old[0].set_id
    named = backups.call("good_set", half[0].set_id)
    assert named["set_id"] == half[0].set_id, "by its id, for what it holds"
    lay(connection, half)
    said = backups.refused("good_set", "latest")
    assert f"{half[0].set_id} is not complete: {lacks}. For the tables that it holds say backup:" in said
    half[1].manifest = None
    lay(connection, half)
    assert backups.refused("good_set", half[0].set_id).startswith("No complete set")


def test_a_schema_that_is_written_in_another_case_has_the_same_backups(backups: Macros, connection) -> None:
    old = unit("set", 9)
    for copy in old:
        copy.manifest |= {"schema": SCHEMA.upper()}
    lay(connection, [*old, *unit("set", 1)])
    records = backups.call("backups")
    for schema in (SCHEMA, SCHEMA.title()):
        table = {**TABLE, "schema": schema, "identifier": "Games"}
        assert len(backups.call("backups_of", table, records)) == 2
        assert len(backups.call("backups_by_name", table, records)) == 2
    assert not any(found["is_foreign"] for found in backups.call("backup_units", records))
    kept = {row["set_id"]: row["goes"] for row in ask(backups, "verdicts_sql", 1, None)}
    assert kept[old[0].set_id] is True, "the newer set has the same tables"


def numbered(sequence: int, days: float, **marks: object) -> list[Copy]:
    return unit("set", days, sequence=sequence, **marks)


def test_the_order_is_that_of_taking_whatever_the_clock_said(backups: Macros, connection) -> None:
    """The clock went back by a year between the second and the third, and was set right before the fourth."""
    sets = [unit("set", 30), numbered(1, 20), numbered(2, 366), numbered(3, 10)]
    lay(connection, [copy for each in sets for copy in each])
    wanted = [each[0].set_id for each in reversed(sets)]
    assert [found["set_id"] for found in backups.call("backup_units", backups.call("backups"))] == wanted
    assert list(dict.fromkeys(record["set"] for record in backups.call("backups"))) == wanted
    assert backups.call("sequence_of", "set_x", backups.call("backups")) == 4
    assert backups.call("sequence_of", wanted[1], backups.call("backups")) == 2
    assert backups.call("sequence_of", "set_x", []) == 1


@pytest.mark.parametrize("sequence", [None, 9])
def test_a_set_from_the_future_is_named_and_never_the_newest(backups: Macros, connection, sequence) -> None:
    real, future = numbered(1, 2), numbered(sequence, -3000)
    lay(connection, real + future)
    backups.replace("find_damage", lambda record: None)
    assert backups.call("good_set", "latest")["set_id"] == real[0].set_id
    assert backups.call("newest_good_set")["set_id"] == real[0].set_id
    assert backups.call("find_backup", TABLE, "latest")["set"] == real[0].set_id
    assert backups.call("find_backup", TABLE, future[0].set_id)["set"] == future[0].set_id
    assert backups.call("no_backup_due", 24, []) is None, "it does not silence the next backup"
    backups.call("print_notes_on_backups", [], backups.call("backups"))
    assert backups.printed[-1].startswith(
        f"{future[0].set_id} is from the future: it was taken at 2034-04-22 09:00"
    )
    kept = {row["set_id"]: (row["goes"], row["relied"]) for row in ask(backups, "verdicts_sql", 1, None)}
    assert kept[real[0].set_id] == (False, True), "it pushes no real one out"
    lay(connection, future)
    assert f"{future[0].set_id} is from the future: a clock was wrong" in backups.refused(
        "find_backup", TABLE, "latest"
    )
    assert "or from the future" in backups.refused("good_set", "latest")
    [only] = ask(backups, "verdicts_sql", 1, None)
    assert only["why"] == "holds the last good backup of games, players, teams"


def test_a_manifest_from_the_future_is_one_too(backups: Macros, connection) -> None:
    real, future = unit("set", 2), unit("set", 1, taken_at="2034-04-22 09:00:00")
    lay(connection, real + future)
    assert backups.call("good_set", "latest")["set_id"] == real[0].set_id


def test_a_suspect_set_may_be_named_by_its_id(backups: Macros, connection) -> None:
    copies = unit("set", 1, suspect="rows fell from 9 to 1")
    lay(connection, copies)
    assert backups.call("good_set", copies[0].set_id)["set_id"] == copies[0].set_id
    assert "all are suspect or damaged" in backups.refused("good_set", "latest")


def test_without_a_set_the_way_to_one_is_told(backups: Macros) -> None:
    assert "dbt run-operation backup_all" in backups.refused("good_set", "latest")
    assert "dbt run-operation backup_all" in backups.refused("find_backups", "set_20260203T090000Z")
    assert backups.refused("find_backup", TABLE, "latest").startswith("No backup of games exists;")


def test_the_newest_set_counts_only_when_its_files_are_there(backups: Macros, connection) -> None:
    old, new = unit("set", 2), unit("set", 1)
    lay(connection, old + new)
    backups.replace("find_damage", lambda record: "gone" if record["id"] == new[-1].id else None)
    assert backups.call("newest_good_set")["set_id"] == old[0].set_id
    assert backups.call("damage_seen", backups.call("backups")) == {new[-1].id: "gone"}
    assert backups.call("no_backup_due", 47, []) is None
    young = backups.call("no_backup_due", 48, [])
    assert old[0].set_id in young
    assert NO_SET[0] in young, "a loader knows by it that no set was taken"


def test_before_the_first_set_no_backup_of_missing_tables_is_due(backups: Macros) -> None:
    first = backups.call("no_backup_due", 24, [{"name": "games"}])
    assert "games has not been built" in first
    assert NO_SET[1] in first, "a loader knows by it that no set was taken"
    assert backups.call("no_backup_due", 24, []) is None
    assert backups.refused("no_backup_due", "a day", []).startswith("older_than_hours: a day")


def test_what_the_catalog_adds_is_not_written_into_a_manifest(backups: Macros, connection) -> None:
    copies = unit("single", 1, ["games"])
    lay(connection, copies)
    [record] = backups.call("backups")
    marks = {"pinned": True}
    assert backups.call("manifest_with", record, marks) == {**(copies[0].manifest or {}), **marks}


@pytest.mark.parametrize(("id", "set_id", "table"), [
    ("set_20260203T101500Z/dev.games", "set_20260203T101500Z", "games"),
    ("safety_20260203T101500Z/dev.games.v2", "safety_20260203T101500Z", "games.v2"),
    ("keep/dev.games", "keep/dev.games", "keep/dev.games"),
    ("set_20260203T1015Z/dev.games", "set_20260203T1015Z/dev.games", "set_20260203T1015Z/dev.games"),
])  # fmt: skip
def test_an_id_names_set_and_table(backups: Macros, connection, id, set_id, table) -> None:
    connection.execute("insert into lake.found values (?, null, 0)", [id])
    [found] = backups.call("backup_units", backups.call("backups"))
    assert (found["set_id"], found["tables"]) == (set_id, table)
    assert found["is_foreign"] is (set_id == id)


def test_a_set_id_that_is_taken_is_not_given_again(backups: Macros, connection) -> None:
    assert backups.call("free_set_id", "set") == "set_20260203T090000Z"
    lay(connection, unit("set", 0) + unit("single", 0, ["games"]) + unit("set", -1 / 86400))
    assert backups.call("free_set_id", "set") == "set_20260203T090002Z"
    assert backups.call("free_set_id", "single") == "single_20260203T090001Z"
    assert backups.call("free_set_id", "safety") == "safety_20260203T090000Z"


@pytest.mark.parametrize(("verdict", "why"), [
    ({"loss": None, "error": None}, None),
    ({"loss": {"missing": 1, "rows": 100, "where": "version 3", "when": "2026-02-03 09:00:00.000"}},
     "lacks 1 of the 100 of version 3 of 2026-02-03 09:00:00"),
    ({"loss": None, "error": "no column id"}, "cannot be compared with its last good state: no column id"),
])  # fmt: skip
def test_a_backup_that_lacks_a_key_is_suspect(macros: Macros, verdict, why) -> None:
    assert macros.call("suspicion", verdict, [], None) == why


def test_a_copy_of_periods_that_contradict_each_other_is_suspect(macros: Macros) -> None:
    verdict, faults = {"loss": None, "error": None}, "1 key has periods that overlap (for example id 1)"
    why = f"its periods contradict each other: {faults}"
    assert macros.call("suspicion", verdict, [], faults) == why
    written: list[dict] = []
    macros.replace("try_record_backup", lambda table, record: written.append(record))
    for marks, suspect in (({}, why), ({"suspect": "older"}, "older"), ({"trusted_at": "2026"}, None)):
        record = {"id": "x", "schema": SCHEMA, "identifier": "games", "suspect": None, **marks}
        assert macros.call("mark_verified", record, None, faults) is None
        assert written[-1]["suspect"] == suspect


@pytest.mark.parametrize(("exist", "remembered", "logged", "found"), [
    (["a", "b"], [], [], (["a", "b"], [], [])),
    (["a"], [], [], (["a"], [], ["b"])),
    (["a"], ["b"], [], (["a"], ["b"], [])),
    (["a"], [], ["b"], (["a"], ["b"], [])),  # the guard has seen it
    ([], [], [], ([], ["a", "b"], [])),
])  # fmt: skip
def test_a_table_that_nothing_remembers_is_no_part_of_a_set(macros: Macros, exist, remembered, logged, found):
    macros.replace("protected_tables", lambda: [{"name": "a"}, {"name": "b"}])
    macros.replace("exists", lambda table: table["name"] in exist)
    macros.replace("backups", list)
    macros.replace("loss_memory", lambda: {name: {"mark": "3"} for name in logged})
    path = {"what": "backup", "command": "restore"}
    macros.replace("what_remembers", lambda table, all_backups: path if table["name"] in remembered else None)
    tables = macros.call("tables_to_back_up")
    names = [[table["name"] for table in tables[kind]] for kind in ("there", "missing", "unbuilt")]
    assert names == list(found)


def test_a_copy_without_a_sound_manifest_remembers_its_table(backups: Macros, connection) -> None:
    copies = unit("single", 1, ["games"])
    table = {**backups.call("table_at", "lake", SCHEMA, "games"), "name": "games"}
    backups.replace("undrop_paths", lambda table: []).replace("damaged_log", lambda table: None)
    assert backups.call("what_remembers", table, []) is None
    lay(connection, copies)
    found = backups.call("what_remembers", table, backups.call("backups"))
    assert found["command"].startswith("dbt run-operation restore_table")
    spoil(copies[0], "unfinished")
    lay(connection, copies)
    found = backups.call("what_remembers", table, backups.call("backups"))
    assert found["command"].startswith("dbt run-operation adopt_backup")


@pytest.mark.parametrize("share", [0, 1, 5, "5%", True])
def test_a_share_is_between_0_and_1(macros: Macros, share: object) -> None:
    macros.variables["recovery_suspect_share"] = share
    assert macros.refused("suspect_share").startswith(f"recovery_suspect_share: {share} is not a share")


@pytest.mark.parametrize(("keep_last", "keep_days", "sentence"), [
    (None, None, "an empty policy would keep nothing"),
    (0, None, "keep_last: 0 is too small. Use a whole number, 1 or more."),
    (7, 0, "keep_days: 0 is too small"),
    ("1_000", None, "Use keep_last: 1000"),
    (None, "a week", "keep_days: a week"),
])  # fmt: skip
def test_a_policy_that_keeps_nothing_is_refused(macros: Macros, keep_last, keep_days, sentence) -> None:
    assert sentence in macros.refused("retention_policy", keep_last, keep_days)


def test_a_policy_of_days_is_a_point_in_time(backups: Macros) -> None:
    assert backups.call("retention_policy", None, "30") == {
        "keep_last": None, "keep_days": 30, "younger_than": "2026-01-04 09:00:00",
    }  # fmt: skip
    assert backups.call("retention_policy", 7, 36_500)["younger_than"] < "1927"


def test_printing_for_spark_is_refused_by_name(macros: Macros) -> None:
    macros.engine("spark")
    printed = {**macros.call("place_of_backups"), "engine": "spark"}
    said = macros.refused("prune_sql", {"table": printed}, None)
    assert said.startswith("No query on spark reads the manifests of backups")


@pytest.mark.parametrize("macro", ["copies_sql", "leftovers_sql"])
def test_hive_metastore_has_no_backups(macros: Macros, macro: str) -> None:
    macros.engine("databricks")
    table = {**macros.call("place_of_backups"), "database": "hive_metastore"}
    arguments = [[SCHEMA]] if macro == "copies_sql" else ["dev_drill", "''"]
    assert "Backups require Unity Catalog" in macros.refused(macro, table, *arguments)


def test_a_manifest_without_a_hash_is_not_verified(macros: Macros) -> None:
    table = {**TABLE, "resource": "source", "engine": "duckdb"}
    plan = macros.call("assumed_backup", table, "set_20260203T090000Z", list(TABLES), None)
    taken_at = datetime(2026, 2, 3, 9, tzinfo=UTC)
    unread = {"rows": None, "hash": None, "columns": None}
    by_hand = macros.call("manifest_of", plan, taken_at, unread, "by hand")
    assert (by_hand["verified_at"], by_hand["content_hash"], by_hand["suspect"]) == (None, None, "by hand")
    read = macros.call("manifest_of", plan, taken_at, {"rows": 7, "hash": "1a2b", "columns": []}, None)
    assert read["verified_at"]
    assert list(read) == list(by_hand)


class Deletions:
    """What delete_sets runs and logs; the statement `broken` fails."""

    def __init__(self, macros: Macros) -> None:
        self.run, self.entries = list[str](), list[tuple[str, str, int]]()
        macros.replace("try_execute", self.try_execute)
        macros.replace("write_log", self.write_log)

    def try_execute(self, sql: str) -> str | None:
        self.run.append(sql)
        return "the disk is read-only" if sql == "broken" else None

    def write_log(self, rows: list[dict]) -> None:
        self.entries += [(row["state"], row["from_point"], len(self.run)) for row in rows]


def deletions(macros: Macros, *steps: tuple[str, str]) -> tuple[Deletions, dict[str, str]]:
    deleted = Deletions(macros)
    rows = [{"set_id": name, "why": "old", "to_run": sql} for name, sql in steps]
    return deleted, macros.call("delete_sets", rows)


def test_a_set_is_deleted_as_a_whole_between_its_two_entries_in_the_log(macros: Macros) -> None:
    deleted, problems = deletions(macros, ("b", "one;"), ("b", "two;"), ("a", "three;"))
    assert deleted.run == ["one", "two", "three"]
    assert deleted.entries == [("started", "b", 0), ("done", "b", 2), ("started", "a", 2), ("done", "a", 3)]
    assert problems == {}


def test_a_set_that_cannot_be_deleted_stops_no_other(macros: Macros) -> None:
    deleted, problems = deletions(macros, ("b", "broken;"), ("b", "two;"), ("a", "three;"))
    assert deleted.run == ["broken", "three"]
    assert deleted.entries == [("started", "b", 0), ("failed", "b", 1), ("started", "a", 1), ("done", "a", 2)]
    assert list(problems) == ["b"]
    assert problems["b"].startswith("The set b could not be deleted whole (the disk is read-only).")


TAKEN = "[TABLE_OR_VIEW_ALREADY_EXISTS] nk already exists"
DENIED = "[INSUFFICIENT_PERMISSIONS] User does not have CREATE TABLE on Schema 'lake.dev_backup'."


class Lake:
    """Tables and copies as the verbs find them: what cannot be read or written, by its name in SQL."""

    def __init__(self, macros: Macros, *, exact: bool = False, **faults: str) -> None:
        self.faults, self.logged, self.manifests, self.discarded = faults, [], [], []
        self.exact, self.read = exact, list[str]()
        macros.replace("try_query", self.try_query)
        errors = {"write": "broken", "damaged": "broken", "denied": DENIED, "taken": TAKEN}
        self.error = next((errors[fault] for fault in faults if fault in errors), None)
        macros.replace("try_execute", lambda sql: self.error if "nk" in sql else None)
        macros.replace("damage", lambda table: {"problem": "a file is gone"} if "damaged" in faults else None)
        macros.replace(
            "columns_of", lambda source: [{"name": "id", "type": "bigint"}, {"name": "until", "type": "date"}]
        )
        macros.replace("copies_exactly", lambda table: exact)
        macros.replace("state_of", self.state)
        macros.replace("discard_copy", self.discarded.append)
        macros.replace("changed_files", self.changed)
        macros.replace("judge_table", lambda *_, **__: {"loss": None, "error": None})
        macros.replace("loss_memory", dict)
        macros.replace("non_table_type", lambda table: None)
        macros.replace("write_log", self.write_log)
        macros.replace("try_record_backup", self.record)
        macros.replace("table_metadata", lambda table: None)

    def state(self, table: dict) -> dict:
        opens = table["name"] != "nk" or "open" not in self.faults
        return {"version": 3 if opens else None, "mark": None, "unreadable": None}

    def changed(self, record: dict) -> dict:
        assert self.read, "the files are compared after the copy was read"
        is_changed = "nk" in record["id"] and "files" in self.faults
        changed = "a file has changed since its backup" if is_changed else None
        return {"changed": changed, "recorded": True}

    def write_log(self, rows: list[dict]) -> None:
        self.logged.append([(row.get("table_name"), row["state"]) for row in rows])

    def try_query(self, sql: str) -> dict:
        self.read.append(sql)
        of_copy = "lake.backup(" in sql
        for fault, error in self.faults.items():
            hit = {
                "open": not of_copy,
                "read": "until" in sql and (not of_copy or self.exact),
                "back": "until" in sql and of_copy,
            }
            if "nk" in sql and hit.get(fault):
                return {"rows": None, "error": error}
        return {"rows": [{"n": 7, "total": "12"}], "error": None}

    def record(self, table: dict, record: dict) -> str | None:
        if "nk" in record["id"] and "manifest" in self.faults:
            return self.faults["manifest"]
        self.manifests.append(record)
        return None


FAULTS = [
    ("open", "nk cannot be read (broken), so it cannot be copied; its recovery paths: dbt run-operation"),
    ("read", "Column until of nk cannot be read (broken), so it cannot be copied"),
    ("write", "nk could not be copied (broken). Check the disk and back up again."),
    ("damaged", "nk could not be copied (broken). The table itself is damaged; bring it back, then back up "
     "again: dbt run-operation restore_table --args '{table: nk, auto: true}'; its other recovery paths: "
     "dbt run-operation recovery_plan --args '{table: nk}'"),
    ("denied", "nk could not be copied (The right CREATE TABLE is missing: ask the owner of the schema "
     "lake.dev_backup to run: grant create table on schema lake.dev_backup to `YOU`). Then back up again."),
    ("taken", f"nk could not be copied ({TAKEN}). Another command backs up at the same time; back up again"),
    ("back", "Column until of nk is date, and its values do not come back from a copy (broken)"),
    ("manifest", "The manifest of set_20260203T090000Z/dev.nk, a copy of nk, cannot be written (broken)"),
]  # fmt: skip


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(("fault", "sentence"), FAULTS)
def test_a_table_that_cannot_be_copied_stops_no_other(
    backups: Macros, connection, exact: bool, fault: str, sentence: str
) -> None:
    lay(connection, [])
    lake = Lake(backups, exact=exact, **{fault: "broken"})
    known = {"key": ["id"], "resource": "source"}
    tables = [
        {**backups.call("table_at", "lake", SCHEMA, name), **known, "name": name} for name in ("a", "nk", "z")
    ]
    taken = backups.call("take_set", tables, [], None, "json")
    assert (
        [record["table"] for record in taken["records"]] == ["a", "z"] == [m["table"] for m in lake.manifests]
    )
    assert all(record["set_tables"] == ["a", "nk", "z"] for record in taken["records"]), (
        "so the set is incomplete"
    )
    [failure] = taken["failures"]
    assert failure["table"] == "nk"
    assert failure["problem"].startswith(sentence)
    assert lake.logged[0] == [(None, "started")]
    assert [entry for entry in lake.logged[1] if entry[0] in ("nk", None)] == [
        ("nk", "started"), ("nk", "failed"), (None, "failed"),
    ]  # fmt: skip
    assert len(lake.logged) == 2, "one commit before, and one after it"
    assert bool(lake.discarded) is (exact and fault == "read"), "a copy of damaged bytes is deleted"
    said = backups.refused("take_backup", tables[1], "single_20260203T090000Z", [tables[1]])
    assert said.split("single_")[0] in failure["problem"].split("set_")[0]
    summary = backups.call("rest_of_set", taken)
    assert (
        summary == " So the set set_20260203T090000Z is not complete: it lacks nk, and holds a, z, verified."
    )


def test_a_table_is_not_read_where_the_copy_compares_the_files(backups: Macros, connection) -> None:
    lay(connection, [])
    for exact, readings in ((False, 2), (True, 1)):
        lake = Lake(backups, exact=exact)
        table = {**backups.call("table_at", "lake", SCHEMA, "a"), "key": ["id"], "resource": "source"}
        record = backups.call("take_backup", table, "single_20260203T090000Z", [table])
        assert len([sql for sql in lake.read if "hash(" in sql]) == readings
        assert record["content_hash"]
        assert record["verified_at"]


def test_a_copy_whose_files_change_before_they_are_read_is_no_backup(backups: Macros, connection) -> None:
    lay(connection, [])
    lake = Lake(backups, exact=True, files="broken")
    table = {
        **backups.call("table_at", "lake", SCHEMA, "nk"),
        "key": ["id"],
        "resource": "source",
        "name": "nk",
    }
    said = backups.refused("take_backup", table, "single_20260203T090000Z", [table])
    assert said.startswith(
        "The backup single_20260203T090000Z/dev.nk is not what was copied from nk: a file has changed since"
    )
    assert lake.manifests == []


def test_a_table_is_not_dropped_on_the_backup_of_another_target(backups: Macros, connection) -> None:
    """Two targets share the folder of backups; the other one may prune its own."""
    other = unit("set", 1, ["games"])
    other[0].manifest["schema"] = "prod"
    lay(connection, other)
    assert backups.call("verified_backups", TABLE) == []
    own = unit("set", 2, ["games"])
    lay(connection, other + own)
    assert [record["set"] for record in backups.call("verified_backups", TABLE)] == [own[0].set_id]

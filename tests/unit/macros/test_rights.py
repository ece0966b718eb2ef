"""A missing right is told from a missing table, and no verb asks for more rights than it needs."""

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.support.run import ROOT

NOT_FOUND = "[TABLE_OR_VIEW_NOT_FOUND] The table or view `main`.`dev`.`orders` cannot be found."


@pytest.mark.parametrize(("error", "sentence"), [
    ("[INSUFFICIENT_PERMISSIONS] User does not have SELECT on Table 'main.dev.orders'.",
     "The right SELECT is missing: ask the owner of the table main.dev.orders to run: "
     "grant select on table main.dev.orders to `YOU`."),
    ("[PERMISSION_DENIED] User does not have USE SCHEMA on Schema 'main.dev'. SQLSTATE: 42501",
     "The right USE SCHEMA is missing: ask the owner of the schema main.dev to run: "
     "grant use schema on schema main.dev to `YOU`."),
    ("You may not. SQLSTATE: 42501", "A right is missing: ask the owner of the table, of its schema or"),
    (NOT_FOUND, None), ("[SCHEMA_NOT_FOUND] gone", None), (None, None),
])  # fmt: skip
def test_the_sentence_names_the_right_and_whom_to_ask(macros: Macros, error, sentence) -> None:
    found = macros.call("missing_right", error)
    assert found is None if sentence is None else found.startswith(sentence)


def exists(macros: Macros, error: str | None) -> Macros:
    answer = {"answer": "[]", "error": error, "error_class": None}
    return macros.engine("databricks").answers({"get diagnostics": [answer]})


def test_a_table_that_may_not_be_seen_is_not_missing(macros: Macros) -> None:
    table = macros.engine("databricks").call("table_at", "main", "dev", "orders")
    assert exists(macros, NOT_FOUND).call("exists", table) is False
    assert exists(macros, None).call("exists", table) is True  # the catalog may lag behind
    denied = "[PERMISSION_DENIED] User does not have USE SCHEMA on Schema 'main.dev'."
    said = exists(macros, denied).refused("exists", table)
    assert said.startswith(
        "Cannot check whether main.dev.orders exists. The right USE SCHEMA is missing: ask"
    )


def rights(*grants: str, owner: str = "loader", schema_owner: str = "loader") -> list[dict]:
    """Rows of rights_sql(): `schema analysts USE_SCHEMA`."""
    found = [dict(zip(("level", "principal", "privilege"), each.split(), strict=True)) for each in grants]
    owners = {"table": owner, "schema": schema_owner}
    return found + [{"level": level, "principal": who, "privilege": None} for level, who in owners.items()]


BEFORE = rights("schema analysts USE_SCHEMA", "schema analysts SELECT", "table auditors SELECT")


@pytest.mark.parametrize(("now", "lost"), [
    (BEFORE, []),
    (rights("table auditors SELECT"),
     [f"grant {right} on schema `main`.`dev` to `analysts`" for right in ("select", "use schema")]),
    (BEFORE[:2] + rights(owner="a person"),
     ["grant select on table `main`.`dev`.`orders` to `auditors`",
      "alter table `main`.`dev`.`orders` owner to `loader`"]),
    (BEFORE[:3] + rights(schema_owner="a person"), ["alter schema `main`.`dev` owner to `loader`"]),
    (BEFORE + rights("table others MODIFY")[:1], []),  # what came since stays
])  # fmt: skip
def test_rights_and_owners_that_are_gone_are_printed_as_statements(macros: Macros, now, lost) -> None:
    table = macros.engine("databricks").call("table_at", "main", "dev", "orders")
    macros.answers({"schema_privileges": BEFORE, "comment": [{"comment": None}]})
    metadata = macros.call("table_metadata", table)
    assert metadata["grants"] == [["auditors", "SELECT"]]
    macros.answers({"schema_privileges": now})
    assert macros.call("lost_rights_sql", table, metadata) == lost
    macros.call("print_lost_rights", lost)
    assert [line.strip(" ;") for line in macros.printed[1:]] == lost
    assert macros.printed[:1] == [] if not lost else "Rights on the schema" in macros.printed[0]


def test_a_backup_from_before_rights_were_recorded_tells_nothing(macros: Macros) -> None:
    table = macros.engine("databricks").call("table_at", "main", "dev", "orders")
    for metadata in (None, {"comment": None, "grants": []}):
        assert macros.call("lost_rights_sql", table, metadata) == []
    assert macros.sent == []


def test_doctor_warns_of_each_lost_right_once(macros: Macros) -> None:
    facts = [
        {
            "table": {"name": name},
            "good": {"id": "set_1"},
            "lost_rights": ["grant on schema", f"grant on {name}"],
        }
        for name in ("a", "b")
    ]
    found = macros.call("check_rights", [*facts, {"table": {"name": "c"}}])
    assert [(each["status"], each["command"]) for each in found] == [
        ("WARN", "grant on schema; grant on a"), ("WARN", "grant on b"),
    ]  # fmt: skip
    assert macros.call("check_rights", [])[0]["status"] == "OK"


READABLE = {"get diagnostics": [{"answer": '[{"n": 1, "total": "7"}]', "error": None, "error_class": None}]}
FILTER = {"table_schema": "dev", "table_name": "orders", "filter_name": "own_rows"}
MASK = {"schema_name": "dev", "table_name": "orders", "column_name": "name", "mask_name": "hidden"}


@pytest.mark.parametrize(("answers", "found"), [
    ({}, []),
    ({"row_filters": [FILTER]}, ["row filter own_rows"]),
    ({"row_filters": [FILTER | {"table_schema": "other"}]}, []),
    ({"column_masks": [MASK | {"schema_name": "other"}]}, []),
    ({"column_masks": [MASK]}, ["column mask hidden of name"]),
    ({"abac_policy": [{"answer": '[{"policy_name": "p"}]', "error": None}]}, ["policy p"]),
    ({"abac_policy": [{"answer": None, "error": "no such view"}]}, []),
])  # fmt: skip
def test_a_copy_through_a_filter_is_no_good_backup(macros: Macros, answers, found) -> None:
    """A clone would be refused: the rows are copied, and nobody knows whether they are all."""
    none = {"abac_policy": [{"answer": "[]", "error": None}]}
    macros.engine("databricks").answers({**none, "describe history": [{"version": 3}], **answers, **READABLE})
    macros.replace("non_table_type", lambda table: None)
    table = macros.call("table_at", "main", "dev", "orders", key=["id"])
    plan = macros.call("plan_backup", table, "set_20260203T090000Z", ["orders"], None)
    assert plan["security"] == found
    assert plan["clone"] is not bool(found)
    suspicion = macros.call("suspicion", {"loss": None, "error": None}, plan["security"], None)
    assert suspicion is None if not found else suspicion.startswith(f"copied through {found[0]}, which may")


def test_nothing_is_restored_through_a_filter_but_beside_the_table(macros: Macros) -> None:
    """A merge would insert again what the filter hides, and its own check could not see the double rows."""
    none = {"abac_policy": [{"answer": "[]", "error": None}]}
    macros.engine("databricks").answers({**none, "row_filters": [FILTER], "column_masks": [MASK]})
    table, beside = (macros.call("table_at", "main", "dev", name, key=["id"]) for name in ("orders", "copy"))
    backup, version = {"kind": "backup", "id": "x"}, {"kind": "version", "id": 3}
    said = macros.call("refusal_of_row_security", table, table, backup, True)
    assert said.startswith("orders has row filter own_rows, column mask hidden of name, which may hide rows")
    assert said.endswith("or restore a backup beside it with into: NAME.")
    assert macros.call("refusal_of_row_security", beside, table, backup, False) is None
    assert macros.call("refusal_of_row_security", beside, table, version, False) == said, "read through it"


def test_backups_that_may_not_be_seen_are_not_missing(macros: Macros) -> None:
    denied = "[INSUFFICIENT_PERMISSIONS] User does not have USE SCHEMA on Schema 'main.dev_backup'."
    exists(macros, denied).replace("backups", list)
    table = macros.call("table_at", "main", "dev", "orders")
    said = macros.refused("find_backup", table, "latest")
    assert "The right USE SCHEMA is missing: ask the owner of the schema main.dev_backup" in said
    exists(macros, NOT_FOUND)
    assert macros.refused("find_backup", table, "latest").startswith("No backup of orders exists")


@pytest.mark.parametrize("there", [True, False])
def test_a_schema_is_made_only_where_it_is_missing(macros: Macros, there: bool) -> None:
    schemas = [{"schema_name": "dev"}] if there else []
    macros.engine("databricks").answers(
        {"schemata": schemas, "describe history": [{"version": 3}], **READABLE}
    )
    macros.replace("row_security", lambda table: []).replace("non_table_type", lambda table: None)
    table = macros.call("table_at", "main", "dev", "orders", key=["id"])
    plan = macros.call("plan_backup", table, "set_20260203T090000Z", ["orders"], None)
    copies = macros.call("statements_of", macros.call("copy_steps", plan))
    point = {"kind": "backup", "id": "x", "label": "backup x"}
    facts = macros.call("assumed_restore_facts", exists=False) | {"has_schema": there}
    request = {"table": table, "source": table, "point": point, "mode": "merge", "prefer": "live"}
    restores = macros.call("restore_plan", request, facts)["statements"]
    drills = macros.call("statements_of", macros.call("drill_steps", table, point, there))
    for statements in (copies, restores, drills):
        made = [sql for sql in statements if sql.startswith("create schema")]
        assert len(made) == (0 if there else 1)


def test_the_rights_of_each_verb_are_listed() -> None:
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    listed = page.partition("## Rights of each verb")[2].partition("\n## ")[0]
    verbs = {file.stem for file in (ROOT / "macros" / "operations").glob("*.sql")}
    no_connection = {"emit_sql", "recovery_help"}
    named = {
        verb for verb in verbs if f"`{verb}`" in listed or f"`{verb.replace('blue_green', '')}`" in listed
    }
    assert verbs - no_connection - named == set()
    assert "`dbt build`" in listed
    assert "`frozen_tables`" in listed.partition("| verb |")[0], "refuse_frozen() reads it, whoever froze"


@cases("schema, table, made", """
    false, false, [create schema, create table]
    true, false, [create table]
    true, true, []
""")  # fmt: skip
def test_a_freeze_makes_its_place_only_where_it_is_missing(macros: Macros, schema, table, made) -> None:
    """Who recovers has rights on tables alone, and the freeze comes first."""
    found = {"schemata": [{"schema_name": "s"}] * schema, "schema.tables": [{"table_name": "x"}] * table}
    missing = {"get diagnostics": [{"answer": None, "error": NOT_FOUND, "error_class": None}]}
    macros.engine("databricks").answers({**found, **missing})
    tables = [macros.call("table_at", "main", "dev", name) for name in ("orders", "rates")]
    steps = macros.call(
        "statements_of", macros.call("freeze_steps", tables, "lost", macros.call("log_table"), True)
    )
    starts = [" ".join(sql.split()[:2]) for sql in steps]
    assert starts == [*made, "insert into", "insert into"]


DENIED = "[INSUFFICIENT_PERMISSIONS] User does not have MODIFY on Table 'main.dev.orders'."


@pytest.mark.parametrize(("error", "sentence"), [
    (DENIED,
     "The right MODIFY is missing: ask the owner of the table main.dev.orders to run: grant modify on table "
     "main.dev.orders to `YOU`. Then repeat the command. What was refused: merge into orders using (select"),
    ("[DELTA_CONCURRENT_APPEND] Another one wrote.", "[DELTA_CONCURRENT_APPEND] Another one wrote."),
])  # fmt: skip
def test_a_change_that_is_refused_ends_the_verb_with_the_right_and_the_table(macros: Macros, error, sentence):
    macros.engine("databricks").answers({"merge into": [{"error": error, "error_class": None}]})
    merge = f"merge into orders\nusing (select {'x, ' * 99})"
    steps = [macros.call("step", "It.", sql) for sql in ("drop table a", merge, "drop table b")]
    said = macros.refused("run_steps", steps)
    assert said.startswith(sentence)
    assert "\n" not in said
    assert len(said) < 320
    assert macros.sent == ["drop table a", merge], "what comes after it is not sent"


@pytest.mark.parametrize(("verb", "arguments"), [
    ("log_verb", ["drill", "started", {}]),
    ("delete_sets", [[{"set_id": "s", "why": "old", "to_run": "drop table x;"}]]),
])  # fmt: skip
def test_what_else_changes_something_says_so_too(macros: Macros, verb: str, arguments: list) -> None:
    denied = [{"error": DENIED, "error_class": None}]
    macros.engine("databricks").answers({"drop table x|insert into": denied})
    macros.replace("exists", lambda table: True)
    missing = "The right MODIFY is missing: ask the owner of the table"
    assert macros.refused(verb, *arguments).startswith(missing)
    assert macros.call("error_of_deleting", [{"to_run": "drop table x;"}]).startswith(missing)


def test_duckdb_knows_no_rights_and_runs_what_it_is_told(macros: Macros) -> None:
    macros.call("change", "drop table a")
    assert macros.sent == ["drop table a"]

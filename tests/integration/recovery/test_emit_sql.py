"""The SQL that `emit_sql` prints: as text for each engine, and run on a lake for the one that is here.

The Databricks texts of the verbs on one table lie in tests/data/sql/databricks, to be read and, where dbt
does not start, to be used. With REFRESH_SQL=1 in the environment this file rewrites them, and git shows the
change. What a text does is proven by the files test_printed_*.py.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta import sql
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake
from tests.integration.recovery.targets import BOTH
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run

TEXTS = run.ROOT / "tests" / "data" / "sql" / "databricks"
DIALECTS = ("databricks", "spark", "local")
CATALOG = "lr_nhl_demo"
SCHEDULE = "bronze_schedule_2023_v2"
SET, TIME = "set_20260203T090000Z", "2026-02-03 09:00:00"
GENERATION = {"tables": [GAMES, SCHEDULE], "suffix": "_streaming"}
Cases = dict[str, tuple[str, dict[str, Any]]]
CASES: Cases = {
    "time_travel": ("time_travel", {"table": GAMES}),
    "backup_table": ("backup_table", {"table": GAMES, "reason": "before the migration"}),
    "backup_all": ("backup_all", {"reason": "before the migration"}),
    "list_backups": ("list_backups", {}),
    "verify_backup": ("verify_backup", {"table": GAMES, "backup": SET}),
    "restore_table": ("restore_table", {"table": GAMES, "version": 12}),
    "restore_table_prefer_point": (
        "restore_table",
        {"table": GAMES, "timestamp": TIME, "prefer": "point"},
    ),
    "restore_table_replace": ("restore_table", {"table": GAMES, "version": 12, "mode": "replace"}),
    "restore_table_replace_by_backup": (
        "restore_table",
        {"table": GAMES, "backup": SET, "mode": "replace"},
    ),
    "restore_table_replace_by_time": (
        "restore_table",
        {"table": GAMES, "timestamp": TIME, "mode": "replace"},
    ),
    "restore_table_into": ("restore_table", {"table": GAMES, "version": 12, "into": "games_of_february"}),
    "restore_snapshot": ("restore_table", {"table": SNAPSHOT, "backup": SET}),
    "restore_all": ("restore_all", {"backup": SET}),
    "undrop_table": ("undrop_table", {"table": GAMES, "dropped": "6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33"}),
    "blue_green_begin": ("blue_green_begin", GENERATION),
    "blue_green_validate": ("blue_green_validate", GENERATION),
    "blue_green_swap": ("blue_green_swap", GENERATION),
    "blue_green_rollback": ("blue_green_rollback", {**GENERATION, "drop_new": True}),
    "blue_green_finish": ("blue_green_finish", GENERATION),
    "drill": ("drill", {"backup": SET}),
    "prune_backups": ("prune_backups", {"keep_last": 7, "keep_days": 30}),
    "recovery_plan": ("recovery_plan", {"table": GAMES}),
    "doctor": ("doctor", {}),
    "set_retention": ("set_retention", {"table": GAMES, "days": 90}),
    "clean_up": ("clean_up", {}),
}
READ = (
    "time_travel",
    "list_backups",
    "backup_table",
    "verify_backup",
    "restore_table",
    "restore_table_replace",
    "restore_table_into",
    "undrop_table",
    "blue_green_swap",
    "set_retention",
)
ON_CATALOG = ("databricks", "local")
ONLY = {"undrop_table": ("databricks",), "prune_backups": ON_CATALOG, "clean_up": ON_CATALOG}
FOREIGN = re.compile(r"deep clone|undrop|tables dropped|information_schema", re.IGNORECASE)


def emitted(cases: Cases, dialect: str, data_dir: Path, **variables: str) -> dict[str, str]:
    """What emit_sql prints for every case: one dbt for all of them."""
    asked = json.dumps({name: {"verb": verb, "args": args} for name, (verb, args) in cases.items()})
    inline = (
        "{% if execute %}{% for name, case in fromjson('"
        + asked
        + "').items() %}{% do print('=== ' ~ name) %}"
        "{% do lakehouse.emit_sql(verb=case.verb, args=case.args, dialect='" + dialect + "', "
        "catalog='" + CATALOG + "') %}{% endfor %}{% do print('=== ') %}{% endif %}"
    )
    said = run.dbt("-q", "compile", "--inline", inline, data_dir=data_dir, **variables).ok().stdout
    parts = re.split(r"^=== (.*)\n", said, flags=re.MULTILINE)
    return {name: text for name, text in zip(parts[1::2], parts[2::2], strict=True) if name}


def readable(text: str) -> str:
    """The text with its times set to one, so that it can be compared."""
    text = re.sub(r"(set|single|safety)_\d{8}T\d{6}Z", r"\1_20260203T090000Z", text)
    text = re.sub(r"__(replaced|undropped)_\d{8}t\d{6}z", r"__\1_20260203t090000z", text)
    text = re.sub(r"taken_at > '[^']*'", f"taken_at > '{TIME}'", text)
    return re.sub(r'"taken_at": "[^"]*"', f'"taken_at": "{TIME}"', text)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_statement_is_explained_and_of_its_dialect(dialect: str, data_dir: Path) -> None:
    """On a data folder where nothing is: the text comes from the project alone."""
    cases = {name: case for name, case in CASES.items() if dialect in ONLY.get(name, DIALECTS)}
    texts = {name: readable(text) for name, text in emitted(cases, dialect, data_dir).items()}
    assert texts.keys() == cases.keys()
    for name, text in texts.items():
        assert all(part.lstrip().startswith("--") for part in text.split("\n\n")), name
        if dialect == "spark":
            assert not FOREIGN.search(text), name
        if dialect == "local":
            assert duckdb.extract_statements(text), name  # or a ParserException that says where
    if dialect == "databricks":
        if os.environ.get("REFRESH_SQL"):
            for name in READ:
                (TEXTS / f"{name}.sql").write_text(texts[name], encoding="utf-8")
        known = {file.stem: file.read_text(encoding="utf-8") for file in TEXTS.glob("*.sql")}
        assert {name: texts[name] for name in READ} == known


def test_it_needs_neither_connection_nor_catalog_argument_on_the_target_itself(data_dir: Path) -> None:
    """Target databricks, and nobody answers at its address."""
    nowhere = {"NHL_TARGET": "databricks", "DATABRICKS_HOST": "127.0.0.1:9", "DATABRICKS_TOKEN": "none"}
    nowhere |= {"DATABRICKS_HTTP_PATH": "/sql/1.0/warehouses/none", "NHL_CATALOG": CATALOG}
    arguments = {"verb": "restore_table", "args": {"table": GAMES, "version": 12}}
    said = run.dbt(
        "-q", "run-operation", "emit_sql", "--args", json.dumps(arguments), data_dir=data_dir, **nowhere
    )
    wanted = (TEXTS / "restore_table.sql").read_text(encoding="utf-8")
    assert said.ok().stdout == wanted


@pytest.fixture(scope="module")
def shared(pristine: Lake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return Lake(shutil.copytree(pristine.data_dir, tmp_path_factory.mktemp("emit") / "data"))


def execute(lake: Lake, text: str) -> list[dict[str, Any]]:
    """Run a printed text as `python -m dbt_duckdb_delta.sql` does; every row of every answer."""
    answers = sql.run(text, lake.data_dir, lake.data_dir / "nhl.duckdb")
    return [dict(zip(names, row, strict=True)) for names, rows in answers for row in rows]


def values(rows: list[dict[str, Any]], column: str) -> list[Any]:
    return [row[column] for row in rows if column in row]


@pytest.fixture(scope="module")
def texts(shared: Lake) -> dict[str, str]:
    """The backup of everything has been run; the other texts name its set."""
    (backup_all,) = emitted({"x": ("backup_all", {})}, "local", shared.data_dir).values()
    assert values(execute(shared, backup_all), "same") == [True] * 6
    set_id = re.search(r"set_\d{8}T\d{6}Z", backup_all).group()
    cases: Cases = {}
    for name, (verb, arguments) in CASES.items():
        known = {"backup": set_id, "version": 2, "keep_last": 1, "keep_days": None}
        if "local" in ONLY.get(name, DIALECTS):
            cases[name] = (verb, {key: known.get(key, value) for key, value in arguments.items()})
    return emitted(cases, "local", shared.data_dir)


@pytest.fixture
def copy(shared: Lake, texts: dict[str, str], tmp_path: Path) -> Lake:
    return Lake(shutil.copytree(shared.data_dir, tmp_path / "copy"))


def test_python_runs_the_local_text_and_stops_at_a_refusal(copy: Lake, texts: dict[str, str]) -> None:
    module = [sys.executable, "-m", "dbt_duckdb_delta.sql", copy.data_dir / "text.sql"]
    module += ["--data-dir", copy.data_dir]
    elsewhere = copy.data_dir.with_name("elsewhere")  # the module does not look at NHL_DATA_DIR
    save(copy, texts["time_travel"])
    assert "version 2, " in run.run(*module, data_dir=elsewhere).ok().stdout
    execute(copy, texts["restore_table_into"])
    save(copy, texts["restore_table_into"])
    refused = run.run(*module, data_dir=elsewhere).refused()
    assert "games_of_february exists already" in refused.replace("\n", " ")


def save(lake: Lake, text: str) -> Path:
    file = lake.data_dir / "text.sql"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_local_text_of_backups_runs(copy: Lake, texts: dict[str, str]) -> None:
    recorded = [json.loads(row["manifest"]) for row in execute(copy, texts["list_backups"])]
    assert {record["suspect"] for record in recorded[:6]} == {"copied by hand, verified by no verb"}
    listed = json.loads(copy.verb("list_backups", output="json").ok().stdout)
    assert {record["verified_at"] for record in listed} == {None}, "no verb has read them"


# The text of Databricks, pasted into a SQL editor as an engineer does who has no dbt at hand.


def paste(lake: WarehouseLake, text: str) -> list[dict[str, Any]]:
    """Every statement of a printed text, one after the other; every row of every answer."""
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    statements = [statement for statement in "\n".join(lines).split(";\n") if statement.strip(";\n ")]
    return [row for statement in statements for row in lake.sql(statement.rstrip(";\n "))]


def printed(data_dir: Path, verb: str, **arguments: Any) -> str:
    (text,) = emitted({"x": (verb, arguments)}, "databricks", data_dir).values()
    return text


@BOTH
def test_the_printed_plan_and_the_printed_doctor_see_the_loss(safe_lake: AnyLake, target: str) -> None:
    whole = len(safe_lake.rows())
    newest, good = safe_lake.delta().version(), safe_lake.sets().pop()
    safe_lake.delta().delete("season > 20232024")
    double = safe_lake.delta("bronze_skaters_2023_v2").to_pyarrow_table().slice(0, 1)
    write_deltalake(str(safe_lake.path("bronze_skaters_2023_v2")), double, mode="append")
    cases = {"plan": ("recovery_plan", {"table": GAMES}), "doctor": ("doctor", {})}
    texts = emitted(cases, target, safe_lake.data)
    plan = texts["plan"].replace(SET, good).replace("version as of 0", f"version as of {newest}")
    plan = plan.replace(f"'dev.{GAMES}', 0)", f"'dev.{GAMES}', {newest})")
    run_text = execute if isinstance(safe_lake, Lake) else paste
    lost = whole - len(safe_lake.rows())
    assert lost > 0
    answers = run_text(safe_lake, plan)
    assert (values(answers, "only_then"), values(answers, "only_now")) == ([lost, lost], [0, 0])
    answers = run_text(safe_lake, texts["doctor"])
    assert sum(values(answers, "duplicate_now")) == 1
    assert whole - lost in values(answers, "rows_now")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({}, "verb is missing"),
        ({"verb": "restore_tabel"}, "did you mean 'restore_table'?"),
        ({"verb": "pin_backup"}, "The SQL of 'pin_backup' cannot be printed; there is that of time_travel"),
        ({"verb": "restore_table", "args": {"tabel": GAMES}}, "did you mean 'table'?"),
        ({"verb": "restore_table", "args": "x"}, "is not a mapping of arguments. Use args: {table: NAME}"),
        ({"verb": "restore_table", "args": {"table": GAMES}}, "exactly one of version, timestamp and backup"),
        ({"verb": "backup_all", "dialect": "snowflake"}, "choose one of databricks, spark, local"),
        ({"verb": "backup_all", "dialect": "databricks"}, "catalog is missing"),
        ({"verb": "undrop_table", "args": {"table": GAMES}}, "for databricks only"),
        ({"verb": "drill", "dialect": "spark"}, "cannot look on spark"),
        ({"verb": "prune_backups"}, "an empty policy would keep nothing"),
        (
            {"verb": "restore_table", "args": {"table": SNAPSHOT, "version": 1}},
            "has no history of its own there",
        ),
    ],
)
def test_wrong_arguments_get_one_sentence(shared: Lake, arguments: dict, sentence: str) -> None:
    assert sentence in shared.refused("emit_sql", **arguments)

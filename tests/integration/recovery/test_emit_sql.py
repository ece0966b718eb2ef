"""The SQL that `emit_sql` prints: as text for each engine, and run on a lake for the one that is here.

The Databricks texts of the verbs on one table are in docs/sql, to be read and, where dbt
does not start, to be used. With REFRESH_SQL=1 in the environment this file writes them anew. What a text does
is proven by the files test_printed_*.py.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import duckdb
import pytest
from deltalake import write_deltalake

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake
from tests.integration.recovery.printed_sql import CATALOG, Cases, emitted, values
from tests.integration.recovery.targets import EACH
from tests.support import run

TEXTS = run.ROOT / "docs" / "sql"
DIALECTS = ("databricks", "spark", "local")
SCHEDULE = "bronze_schedule_2023_v2"
SET, TIME = "set_20260203T090000Z", "2026-02-03 09:00:00"
GENERATION = {"tables": [GAMES, SCHEDULE], "suffix": "_streaming"}
CASES: Cases = {
    "time_travel": ("time_travel", {"table": GAMES}),
    "backup_table": ("backup_table", {"table": GAMES, "reason": "before the migration"}),
    "backup_all": ("backup_all", {"reason": "before the migration"}),
    "list_backups": ("list_backups", {}),
    "verify_backup": ("verify_backup", {"table": GAMES, "backup": SET}),
    "restore_snapshot": ("restore_table", {"table": SNAPSHOT, "backup": SET}),
    "restore_all": ("restore_all", {"backup": SET}),
    "undrop_table": ("undrop_table", {"table": GAMES, "dropped": "6d4a2a51-8f0b-4f6e-9d8b-0c8f2a7b1c33"}),
    "drill": ("drill", {"backup": SET}),
    "prune_backups": ("prune_backups", {"keep_last": 7, "keep_days": 30}),
    "recovery_plan": ("recovery_plan", {"table": GAMES}),
    "doctor": ("doctor", {}),
    "set_retention": ("set_retention", {"table": GAMES, "days": 90}),
    "clean_up": ("clean_up", {}),
    "freeze": ("freeze", {"tables": [GAMES], "reason": "rows are missing"}),
    "thaw": ("thaw", {"tables": [GAMES]}),
}
for name, point in {
    "restore_table": {"version": 12},
    "restore_table_prefer_point": {"timestamp": TIME, "prefer": "point"},
    "restore_table_replace": {"version": 12, "mode": "replace"},
    "restore_table_replace_by_backup": {"backup": SET, "mode": "replace"},
    "restore_table_replace_by_time": {"timestamp": TIME, "mode": "replace"},
    "restore_table_into": {"version": 12, "into": "games_of_february"},
}.items():
    CASES[name] = ("restore_table", {"table": GAMES, **point})
for name in ("begin", "validate", "swap", "rollback", "finish"):
    more = {"drop_new": True} if name == "rollback" else {}
    CASES[f"blue_green_{name}"] = (f"blue_green_{name}", {**GENERATION, **more})
READ = [
    "time_travel", "list_backups", "backup_table", "verify_backup", "restore_table", "restore_table_replace",
    "restore_table_into", "undrop_table", "blue_green_swap", "set_retention",
    "freeze", "thaw",
]  # fmt: skip
ON_CATALOG = ("databricks", "local")
ONLY = {"undrop_table": ("databricks",), "prune_backups": ON_CATALOG, "clean_up": ON_CATALOG}
FOREIGN = re.compile(r"deep clone|undrop|tables dropped|information_schema", re.IGNORECASE)


def readable(text: str) -> str:
    """The text with its times set to one, so that it can be compared."""
    text = re.sub(r"(set|single|safety)_\d{8}T\d{6}Z", r"\1_20260203T090000Z", text)
    text = re.sub(r"__(replaced|undropped)_\d{8}t\d{6}z", r"__\1_20260203t090000z", text)
    text = re.sub(r"taken_at > '[^']*'", f"taken_at > '{TIME}'", text)
    text = re.sub(r'"seal": "\w{32}"', f'"seal": "{"0" * 32}"', text)  # it changes with the time
    return re.sub(r'"taken_at": "[^"]*"', f'"taken_at": "{TIME}"', text)


@pytest.mark.thorough_when(dialect="databricks")
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


@pytest.mark.thorough
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


def test_python_runs_the_local_text_and_stops_at_a_refusal(lake: Lake) -> None:
    into = {"table": GAMES, "version": 2, "into": "games_of_february"}
    cases: Cases = {"look": ("time_travel", {"table": GAMES}), "into": ("restore_table", into)}
    texts = emitted(cases, "local", lake.data_dir)
    file = lake.data_dir / "text.sql"
    module = [sys.executable, "-m", "dbt_duckdb_delta.sql", file, "--data-dir", lake.data_dir]
    elsewhere = lake.data_dir.with_name("elsewhere")  # the module does not look at NHL_DATA_DIR
    file.write_text(texts["look"], encoding="utf-8")
    assert "version 2, " in run.run(*module, data_dir=elsewhere).ok().stdout
    file.write_text(texts["into"], encoding="utf-8")
    run.run(*module, data_dir=elsewhere).ok()
    refused = run.run(*module, data_dir=elsewhere).refused()
    assert "games_of_february exists already" in refused.replace("\n", " ")


@pytest.mark.thorough_when(target="databricks")
@EACH
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
    lost = whole - len(safe_lake.rows())
    assert lost > 0
    answers = safe_lake.run_text(plan)
    assert (values(answers, "only_then"), values(answers, "only_now")) == ([lost, lost], [0, 0])
    answers = safe_lake.run_text(texts["doctor"])
    assert sum(values(answers, "duplicate_now")) == 1
    assert whole - lost in values(answers, "rows_now")

"""What a start of dbt or of the loader brings along: nothing heavy that the command does not use."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion.archive import Archive
from tests.support.nhl_server import recorded
from tests.support.run import run

# The command of an installed program, then what it has imported, on stderr.
TELL = """
import atexit, sys
from importlib.metadata import entry_points
atexit.register(lambda: print("imported:", *(m for m in sys.modules if sys.modules[m]), file=sys.stderr))
[program] = entry_points(group="console_scripts", name=sys.argv[1])
del sys.argv[0]
sys.exit(program.load()())
"""


def imported(*command: str, data_dir: Path) -> set[str]:
    """Return the names of all modules that a command has imported until its end."""
    done = run(sys.executable, "-c", TELL, *command, data_dir=data_dir).ok()
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("imported: ")]
    return set(line.split()[1:])


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one backup, and a target folder with a parse: these tests only read."""
    folder = tmp_path_factory.mktemp("start") / "data"
    write_deltalake(str(folder / "lake" / "dev" / "bronze_game_ledger"), pa.table({"game_id": [1]}))
    copy = folder / "backups" / "set_20260203T101500Z" / "dev.bronze_game_ledger"
    write_deltalake(str(copy), pa.table({"game_id": [1]}))
    (copy / "manifest.json").write_text(json.dumps({"table": "bronze_game_ledger"}))
    return folder


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("dbt", "-q", "ls", "--select", "stg_nhl__games"), marks=pytest.mark.thorough),
        pytest.param(("dbt", "-q", "run-operation", "list_backups"), marks=pytest.mark.thorough),
        pytest.param(
            ("dbt", "-q", "run-operation", "backup_table", "--args", "{table: bronze_game_ledger}"),
            marks=pytest.mark.thorough,
        ),
        ("dlt", "pipeline", "nhl", "run", "--help"),
    ],
    ids=["dbt ls", "list_backups", "backup_table", "dlt run --help"],
)
def test_pandas_is_not_imported(command: tuple[str, ...], data_dir: Path) -> None:
    pytest.importorskip("pandas", reason="without it nothing can import it")
    modules = imported(*command, data_dir=data_dir)
    assert {command[0], "re"} <= modules
    heavy = {name.split(".")[0] for name in modules} & {"pandas", "databricks", "pysail"}
    assert heavy == set()


@pytest.mark.thorough
def test_a_replay_does_not_import_pandas(tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="without it nothing can import it")
    archive = Archive(str(tmp_path / "data" / "landing"))
    for endpoint in ("play-by-play", "boxscore", "shiftcharts"):
        archive.put(endpoint, 2023020204, recorded(endpoint, 2023020204) or b"")
    modules = imported("dlt", "pipeline", "nhl", "run", "--replay", data_dir=tmp_path / "data")
    assert (tmp_path / "data" / "lake" / "dev" / "bronze_game_ledger").is_dir()
    assert "pyarrow" in modules
    assert "pandas" not in modules


@pytest.mark.thorough
def test_the_adapter_of_another_target_is_not_loaded(data_dir: Path) -> None:
    modules = imported("dbt", "-q", "ls", "--select", "stg_nhl__games", data_dir=data_dir)
    assert "dbt.adapters.duckdb" in modules
    assert "dbt.adapters.databricks" not in modules

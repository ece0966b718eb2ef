"""The plug-in's wheel in a dbt project of somebody else: no dlt, no loader, no variable of ours."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.support.fresh_environment import PIP, build_wheels
from tests.support.run import ROOT, Done, run

PLUGIN = ROOT / "duckdb_plugin"
OF_OURS = re.compile(r"nhl|bronze|hockey|player|skater|season|puck|\bgames?\b|\blr_|ingestion|\bdlt\b", re.I)
BLOCKED = ("dlt", "ingestion")
BLOCK = f"""
import sys

class Blocked:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {BLOCKED}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocked)
"""
PROJECT = {
    "dbt_project.yml": "name: shop\nprofile: shop\n",
    "profiles.yml": """
shop:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: kept/shop.duckdb
      keep_open: true
      plugins:
        - module: dbt_duckdb_delta.dbt_plugin
          alias: lake
          config: {data_dir: kept}
""",
    "models/sources.yml": """
sources:
  - name: raw
    database: lake
    tables: [{name: orders}]
""",
    "models/totals.sql": """
{{ config(materialized='table') }}
select count(*) as orders, sum(amount) as amount from {{ source('raw', 'orders') }}
""",
    "macros/undo.sql": """
{% macro undo(version) %}
  {% do run_query("select * from lake.restore('raw.orders', " ~ version ~ ", note := 'undo')") %}
  {% set kept = run_query("select count(*), sum(amount) from lake.raw.orders")[0] %}
  {% do print("orders: " ~ kept[0] ~ ", amount: " ~ kept[1]) %}
{% endmacro %}
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the folder, installed beside a hook that blocks what is not its own."""
    folder = tmp_path_factory.mktemp("alone")
    ignored = shutil.ignore_patterns("build", "dist", "*.egg-info", "__pycache__")
    source = shutil.copytree(PLUGIN, folder / "source", ignore=ignored)
    build_wheels(source, into=folder)
    [wheel] = folder.glob("dbt_duckdb_delta-*.whl")
    run(
        *PIP, "install", "--quiet", "--no-deps", "--target", folder / "site", wheel, data_dir=folder / "data"
    ).ok()
    (folder / "site" / "sitecustomize.py").write_text(BLOCK, encoding="utf-8")
    return folder / "site"


class Shop:
    """A dbt project with a Delta table of two versions; its commands see the installed wheel first."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        self.orders = folder / "kept" / "lake" / "raw" / "orders"
        for name, text in PROJECT.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        write_deltalake(str(self.orders), pa.table({"id": [1, 2], "amount": [10, 20]}))
        write_deltalake(str(self.orders), pa.table({"id": [3], "amount": [500]}), mode="append")

    def run(self, *command: str | Path) -> Done:
        """A command in the project. NHL_DATA_DIR names a folder that must not be touched."""
        ours = self.folder / "ours"
        done = run(*command, data_dir=ours, cwd=self.folder, PYTHONPATH=str(self.site))
        assert not ours.exists()
        return done

    def totals(self) -> tuple[int, int] | None:
        with duckdb.connect(str(self.folder / "kept" / "shop.duckdb"), read_only=True) as connection:
            return connection.execute("select orders, amount from totals").fetchone()


@pytest.fixture
def shop(site: Path, tmp_path: Path) -> Shop:
    return Shop(tmp_path / "shop", site)


@pytest.mark.parametrize("module", BLOCKED)
def test_what_is_not_its_own_cannot_be_imported_here(shop: Shop, module: str) -> None:
    assert f"No module named '{module}'" in shop.run(sys.executable, "-c", f"import {module}").output


def test_dbt_reads_and_restores_a_delta_table(shop: Shop) -> None:
    where = "import dbt_duckdb_delta; print(dbt_duckdb_delta.__file__)"
    found = shop.run(sys.executable, "-c", where).ok().stdout.strip()
    assert Path(found).is_relative_to(shop.site)
    shop.run("dbt", "run").ok()
    assert shop.totals() == (3, 530)
    undone = shop.run("dbt", "run-operation", "undo", "--args", "{version: 0}").ok()
    assert "orders: 2, amount: 30" in undone.stdout
    assert DeltaTable(str(shop.orders)).history()[0]["userMetadata"] == "undo"


def test_a_file_of_sql_runs_on_the_folder_that_the_command_names(shop: Shop) -> None:
    (shop.folder / "undo.sql").write_text(
        "select * from lake.restore('raw.orders', 0);\n"
        "select sum(amount) as kept from lake.now('raw.orders');",
        encoding="utf-8",
    )
    module = [sys.executable, "-m", "dbt_duckdb_delta.sql", "undo.sql"]
    assert "the following arguments are required: --data-dir" in shop.run(*module).refused()
    for options in (["nowhere"], ["nowhere", "--database", "kept/shop.duckdb"]):
        refused = shop.run(*module, "--data-dir", *options).refused()
        assert refused.startswith("Stopped: nowhere is not a folder. Name the `data_dir` of profiles.yml: ")
        assert not (shop.folder / "nowhere").exists()
    refused = shop.run(*module, "--data-dir", "kept").refused()
    assert refused == "Stopped: kept holds 0 DuckDB files (none). Name one: --database FILE.\n"
    assert DeltaTable(str(shop.orders)).version() == 1
    done = shop.run(*module, "--data-dir", "kept", "--database", "kept/shop.duckdb").ok()
    assert done.stdout == "from_version 1, new_version 2\nkept 30\n"


def test_nothing_in_it_is_of_this_project() -> None:
    files = [*PLUGIN.glob("*.*"), *(PLUGIN / "dbt_duckdb_delta").glob("*.py")]
    assert len(files) > 12
    found = [
        f"{file.relative_to(PLUGIN)}: {line.strip()}"
        for file in files
        if file.is_file()
        for line in file.read_text(encoding="utf-8").splitlines()
        if OF_OURS.search(line)
    ]
    assert found == []


def test_its_readme_names_every_function_with_its_parameters_and_columns() -> None:
    from dbt_duckdb_delta.functions import FUNCTIONS

    text = (PLUGIN / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)\((.*?)\)` \| .* \| (.*) \|$", text, re.M)
    documented = {name: (parameters.split(", ") if parameters else []) for name, parameters, _ in rows}
    columns = {name: re.findall(r"`(\w+)`", listed) for name, _, listed in rows}
    for function in FUNCTIONS:
        assert documented.pop(function.name) == list(function.parameters)
        assert columns[function.name] == list(function.columns)
    assert documented.keys() == {"now", "at", "backup", "salvaged", "files"}

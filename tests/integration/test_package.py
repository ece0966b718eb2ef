"""The package `holdfast` in a project that is not ours: installed, guarding, bringing lost tables back.

The project is tests/support/guard_project as it stands, with a source of Delta tables more. It lies in a
repository of its own, where nothing but macros/ is beside it: nothing else of ours can help.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest
import yaml
from deltalake import DeltaTable, write_deltalake

from tests.integration.guard.databricks import Databricks
from tests.integration.guard.sample_project import PROJECT, ROOT, DuckDB, Outcome, SampleProject
from tests.support.fresh_environment import FreshEnvironment, build_wheels

MACROS = ROOT / "macros"
OF_OURS = re.compile(r"nhl|bronze|hockey|player|skater|season|puck|\bgames?\b|\blr_", re.I)
WEB = """
sources:
  - name: web
    description: What the shop's web server counts.
    database: lake
    tables:
      - name: sales
        description: As the web server counts them; one row an order. The shop's model has the same name.
        config:
          meta: {protected: true, key: [order_id]}
      - name: visits
        description: One row a visit.
        config:
          meta: {protected: true, key: [visit_id], newest: day, reload: count-visits}
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """macros/ and the sample project, as far from each other as in ours, and no other folder."""
    root = tmp_path_factory.mktemp("repository")
    ignored = shutil.ignore_patterns("target", "logs", "dbt_packages", "package-lock.yml")
    shutil.copytree(MACROS, root / "macros")
    shutil.copytree(PROJECT, root / "tests" / "support" / "guard_project", ignore=ignored)
    return root


@pytest.fixture(scope="module")
def project(repository: Path) -> SampleProject:
    """The project on its first evening, every protected table backed up."""
    folder = repository / "tests" / "support" / "guard_project"
    project = SampleProject(folder, DuckDB().new_place(folder.parent), DuckDB())
    project.write("models/web.yml", WEB)
    project.must("deps")
    visits = pa.table({"visit_id": range(100), "page": ["/"] * 100, "day": ["2026-01-01"] * 100})
    write_deltalake(str(delta(project)), visits)
    write_deltalake(str(delta(project, "sales")), pa.table({"order_id": range(7)}))
    project.must("run-operation", "deliver")
    project.must("build")
    project.must("run-operation", "backup_all")
    return project


def delta(project: SampleProject, table: str = "visits") -> Path:
    return project.place / "lake" / "web" / table


def verb(project: SampleProject, name: str, **arguments: object) -> Outcome:
    return project.dbt("-q", "run-operation", name, "--args", json.dumps(arguments))


def contents(project: SampleProject) -> dict[str, object]:
    """Every table of the database, and the visits as delta-rs reads them."""
    if not delta(project).exists():
        return project.contents()
    rows = DeltaTable(str(delta(project))).to_pyarrow_table().sort_by("visit_id").to_pylist()
    return {**project.contents(), "web.visits": rows}


@pytest.mark.thorough
def test_the_tables_of_a_shop_are_guarded_lost_and_brought_back(project: SampleProject) -> None:
    whole = contents(project)
    refused = project.dbt("run", "--full-refresh", "--select", "sales")
    assert refused.code != 0
    assert "shop.sales holds 60 rows" in " ".join(refused.output.split())
    assert contents(project) == whole

    shutil.rmtree(delta(project))
    project.execute("delete from shop.sales where order_id % 2 = 0", "drop table shop.customers_history")
    told = verb(project, "doctor")
    assert told.code != 0
    assert {"visits", "customers_history"} <= set(re.findall(r"\w+", told.output))

    done = verb(project, "restore_table", table="shop.sales", auto=True)
    assert done.code == 0, done.output
    assert contents(project)["shop.sales"] == whole["shop.sales"]
    done = verb(project, "restore_all", backup="latest", output="json")
    assert done.code == 0, done.output
    assert contents(project) == whole
    assert "count-visits" in verb(project, "recovery_plan", table="visits").output
    told = verb(project, "doctor")
    assert told.code == 0, told.output


def test_the_health_page_comes_with_the_package(project: SampleProject) -> None:
    told = verb(project, "health")
    assert told.code == 0, told.output
    renderer = project.folder / "dbt_packages" / "holdfast" / "health_page"
    page = subprocess.run(
        [sys.executable, "-I", "-S", renderer], input=told.output, capture_output=True, text=True, check=True
    ).stdout
    assert "Health of shop" in page
    for name in ("visits", "shop.sales", "web.sales", "customers_history"):
        assert f'id="table-{name}"' in page


@dataclass
class PlainProject(SampleProject):
    """A project whose dbt finds no Python of this repository, except what is installed in its environment."""

    environment: FreshEnvironment

    def dbt(self, *arguments: str) -> Outcome:
        words = ("python", "-m", "dbt.cli.main", "--no-use-colors", *arguments)
        variables = {**self.target.environment(self.place), "DBT_PROFILES_DIR": "."}
        done = self.environment.run(*words, cwd=self.folder, **variables)
        return Outcome(done.code, done.output)


@pytest.fixture(params=["duckdb", pytest.param("databricks", marks=pytest.mark.databricks)])
def plain_project(request: pytest.FixtureRequest, repository: Path, tmp_path: Path) -> Iterator[PlainProject]:
    """The sample project with the plug-in's wheel on DuckDB, and with no wheel at all on Databricks."""
    target = DuckDB() if request.param == "duckdb" else Databricks()
    if request.param == "duckdb":
        ignored = shutil.ignore_patterns("build", "dist", "*.egg-info", "__pycache__")
        source = shutil.copytree(ROOT / "duckdb_plugin", tmp_path / "plugin", ignore=ignored)
        build_wheels(source, into=tmp_path)
    environment = FreshEnvironment.create(tmp_path / "venv", *tmp_path.glob("*.whl"))
    folder = tmp_path / "repository" / "tests" / "support" / "guard_project"
    shutil.copytree(MACROS, tmp_path / "repository" / "macros")
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("target", "logs", "dbt_packages"))
    project = PlainProject(folder, target.new_place(folder.parent), target, environment)
    target.adapt_profile(project.place, folder)
    yield project
    project.close()


@pytest.mark.thorough
def test_lost_tables_come_back_in_a_project_with_plain_dbt(plain_project: PlainProject) -> None:
    project = plain_project
    ours = ("ingestion", "dbt_nhl_lakehouse", "dbt_duckdb_delta")
    expected = ["dbt_duckdb_delta"] if project.target.name == "local" else []
    assert [name for name in ours if project.environment.finds(name)] == expected
    project.must("deps")
    project.must("run-operation", "deliver")
    project.must("build")
    project.must("run-operation", "backup_all")
    whole = project.contents()
    project.execute("delete from shop.sales where order_id % 2 = 0", "drop table shop.customers_history")
    blocked = project.dbt("build", "--select", "sales")
    assert blocked.code != 0
    assert "Blocked: " in blocked.output
    done = verb(project, "restore_all", backup="latest")
    assert done.code == 0, done.output
    assert project.contents() == whole
    told = verb(project, "doctor")
    assert told.code == 0, told.output


@pytest.mark.thorough
def test_a_source_and_a_model_of_one_name_are_never_taken_for_each_other(project: SampleProject) -> None:
    said = verb(project, "restore_table", table="sales", backup="latest")
    assert said.code != 0
    assert "There are 2 tables 'sales' in this project; say which: shop.sales or web.sales." in said.output
    whole = project.contents()["shop.sales"]
    project.execute("update shop.sales set amount = amount + 1")
    replace = ("run", "--full-refresh", "--select", "sales")
    refused = project.dbt(*replace)
    assert "allow_destroy: [shop.sales]" in " ".join(refused.output.split())
    project.must(*replace, "--vars", "{allow_destroy: [shop.sales]}")
    (taken,) = [
        record
        for record in json.loads(
            verb(project, "list_backups", table="shop.sales", output="json").output.splitlines()[-1]
        )
        if record["reason"] == "guard"
    ]
    assert (taken["table"], taken["schema"], taken["rows"]) == ("shop.sales", "shop", 60)
    done = verb(project, "restore_all", backup="latest", mode="replace")
    assert done.code == 0, done.output
    assert project.contents()["shop.sales"] == whole
    assert DeltaTable(str(delta(project, "sales"))).to_pyarrow_table().num_rows == 7
    assert verb(project, "drill").code == 0


@pytest.mark.thorough
def test_it_installs_from_a_folder_of_a_git_repository(repository: Path, tmp_path: Path) -> None:
    for words in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "macros"),
        ("-c", "user.name=shop", "-c", "user.email=shop@example.com", "commit", "--quiet", "-m", "macros"),
    ):
        subprocess.run(["git", *words], cwd=repository, check=True)
    ignored = shutil.ignore_patterns("target", "logs", "dbt_packages", "package-lock.yml")
    shutil.copytree(PROJECT, tmp_path / "project", ignore=ignored)
    project = SampleProject(tmp_path / "project", DuckDB().new_place(tmp_path), DuckDB())
    by_git = {"git": repository.as_uri(), "subdirectory": "macros", "revision": "main"}
    project.write("packages.yml", yaml.safe_dump({"packages": [by_git]}))
    project.must("deps")
    told = json.loads(verb(project, "recovery_help", output="json").output.splitlines()[-1])
    verbs = {file.stem for file in (MACROS / "operations").glob("*.sql")}
    assert len(verbs) > 20
    assert {one["verb"] for one in told} == verbs


def test_nothing_in_the_package_is_of_this_project() -> None:
    files = [file for file in sorted(MACROS.rglob("*")) if file.suffix in (".sql", ".yml")]
    assert len(files) > 90
    found = [
        f"{file.relative_to(MACROS)}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if OF_OURS.search(line)
    ]
    assert found == []


def test_its_readme_names_every_verb_and_every_variable() -> None:
    text = (MACROS / "README.md").read_text(encoding="utf-8")
    verbs = {file.stem for file in (MACROS / "recovery").glob("*.sql")}
    short = {name for name in verbs if name.startswith("blue_green_") and name != "blue_green_begin"}
    wanted = verbs - short | {name.removeprefix("blue_green") for name in short}
    assert {name for name in wanted if f"`{name}`" not in text} == set()
    sql = "\n".join(file.read_text(encoding="utf-8") for file in MACROS.rglob("*.sql"))
    named = set(re.findall(r"""(?:\bvar|macros_named)\(['"](\w+)['"]""", sql))
    assert named == set(re.findall(r"^\| `(\w+)` \|", text.partition("## Variables")[2], re.M)) - {
        "databricks",
        "duckdb",
    }


def test_it_keeps_the_conventions_of_a_dbt_package() -> None:
    settings = yaml.safe_load((MACROS / "dbt_project.yml").read_text())
    assert settings["name"] == "holdfast"
    assert settings["config-version"] == 2
    assert {"version", "require-dbt-version", "macro-paths"} <= set(settings)
    assert "profile" not in settings
    folders = {folder.name for folder in MACROS.iterdir() if folder.is_dir()}
    assert folders - {"health_page"} == set(settings["macro-paths"])  # that one is a Python program
    assert not list(MACROS.rglob("profiles.yml"))

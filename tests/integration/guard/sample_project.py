"""A sample project to destroy: a copy of the guard project with data of its own, on one target.

The scenarios know only `SampleProject`; what differs between targets is in a `Target`.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from dbt_duckdb_delta import session
from tests.support import run

ROOT = Path(__file__).parents[3]
PROJECT = ROOT / "tests" / "support" / "guard_project"
Contents = dict[str, tuple[int, str]]
State = dict[str, tuple]
Target = Any  # DuckDB, Databricks or Spark


@dataclass(frozen=True)
class Backup:
    """What was recorded of it, and what is in it (as in Contents)."""

    record: dict[str, object]
    content: tuple[int, str]


class DuckDB:
    """One engine of sample projects; databricks.py and spark.py have the others, with the same methods.

    A place is where the tables of one project are: here a data folder beside the project, by the same name in
    every copy, so that dbt parses once.
    """

    name = "local"
    timeout = run.TIMEOUT

    def place(self, folder: Path) -> Path:
        """The place of a project in `folder`, which is closed."""
        return folder / "data"

    def new_place(self, folder: Path) -> Path:
        """Room for the tables of a new project in `folder`."""
        self.place(folder).mkdir()
        return self.place(folder)

    def copy(self, place: Path, folder: Path) -> Path:
        """A new place with the same tables."""
        return shutil.copytree(place, folder / "data")

    def close(self, place: Path) -> None:
        pass

    def adapt_profile(self, place: Path, project: Path) -> None:
        pass

    def environment(self, place: Path) -> dict[str, str]:
        """The environment in which dbt, run in the folder `project`, finds the tables."""
        return {"SHOP_TARGET": self.name, "SHOP_DATA_DIR": f"../{place.name}"}

    def execute(self, place: Path, *statements: str) -> None:
        """Send SQL past dbt: what a broken-off run or another tool left."""
        with duckdb.connect(str(place / "warehouse.duckdb")) as connection:
            for statement in statements:
                connection.execute(statement)

    def contents(self, place: Path) -> Contents:
        """All tables of the project: `schema.table` -> rows and a hash of all values."""
        with duckdb.connect(str(place / "warehouse.duckdb"), read_only=True) as connection:
            listed = "select schema_name, table_name from duckdb_tables() order by all"
            tables = connection.execute(listed).fetchall()
            return {f"{schema}.{name}": _content(connection, f'{schema}."{name}"') for schema, name in tables}

    def identities(self, place: Path) -> dict[str, tuple]:
        """What tells a table from another of the same name and rows, where the engine has that."""
        return {}

    def backups(self, place: Path, table: str) -> list[Backup]:
        """The backups of `schema.table`, oldest first, as another reader than the writer finds them."""
        with session.connect(place) as connection:
            return [
                Backup(
                    json.loads((folder / "manifest.json").read_text(encoding="utf-8")),
                    _content(connection, f"lake.backup('{folder.parent.name}/{folder.name}')"),
                )
                for folder in sorted((place / "backups").glob(f"*/{table}"))
            ]


def _content(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, str]:
    return connection.execute(
        "select count(*), coalesce(md5(string_agg(line, chr(10) order by line)), '') "
        f"from (select t::varchar as line from {table} as t)"
    ).fetchone()


@dataclass(frozen=True)
class Outcome:
    code: int
    output: str

    def sentences(self) -> list[str]:
        """The guard's refusals, one a line: as it prints them, before dbt's error repeats them indented."""
        return [line for line in self.output.splitlines() if line.startswith("Blocked: ")]


@dataclass
class SampleProject:
    folder: Path
    place: Any
    target: Target

    def dbt(self, *arguments: str) -> Outcome:
        environ = {**os.environ, **self.target.environment(self.place), "DBT_PROFILES_DIR": "."}
        words = (run.program("dbt"), "--no-use-colors", *arguments)
        command = run.dbt_server(self.target.name).start(*words, cwd=self.folder, env=environ)
        code, stdout, stderr = command.wait(self.target.timeout)
        return Outcome(code, stdout + stderr)

    def must(self, *arguments: str) -> Outcome:
        outcome = self.dbt(*arguments)
        assert outcome.code == 0, outcome.output
        return outcome

    def refused(self, *arguments: str) -> Outcome:
        """A command that fails and leaves every table as it was."""
        before = self.state()
        outcome = self.dbt(*arguments)
        assert outcome.code != 0, outcome.output
        assert self.state() == before
        return outcome

    def write(self, path: str, text: str) -> None:
        (self.folder / path).write_text(text, encoding="utf-8")

    def configure(self, path: str, **settings: object) -> None:
        """Change top-level settings of a YAML file; None takes one away."""
        file = self.folder / path
        content = {**yaml.safe_load(file.read_text(encoding="utf-8")), **settings}
        self.write(path, yaml.safe_dump({key: value for key, value in content.items() if value is not None}))

    def execute(self, *statements: str) -> None:
        self.target.execute(self.place, *statements)

    def contents(self) -> Contents:
        return self.target.contents(self.place)

    def state(self) -> State:
        """Contents, and that they are the same tables as before: for `nothing is touched`."""
        found, identities = self.contents(), self.target.identities(self.place)
        return {table: (*content, *identities.get(table, ())) for table, content in found.items()}

    def change_what_models_read(self) -> None:
        """From now on a table that is built anew, or a seed that is filled, has other rows."""
        self.execute("update raw.orders set amount = amount + 1000")
        self.write("seeds/countries.csv", "code,name\nAT,Oesterreich\nBE,Belgie\nCH,Schweiz\n")

    def save_state(self) -> None:
        """The manifest of the last parse in the folder `state`, for `dbt clone --state state`."""
        (self.folder / "state").mkdir()
        shutil.copy(self.folder / "target" / "manifest.json", self.folder / "state")

    def backups(self, table: str) -> list[Backup]:
        return self.target.backups(self.place, table)

    def copy(self, folder: Path) -> SampleProject:
        """The same project elsewhere, parsed already."""
        shutil.copytree(self.folder, folder / "project", symlinks=True)
        return SampleProject(folder / "project", self.target.copy(self.place, folder), self.target)

    def close(self) -> None:
        self.target.close(self.place)


def assert_backed_up(project: SampleProject, table: str, before: Contents) -> None:
    """The guard has taken one backup, which holds what was there."""
    (backup,) = project.backups(table)
    assert backup.content == before[table]
    assert backup.record["verified_at"]
    assert backup.record["reason"] == "guard"


def create_sample_project(folder: Path, target: Target) -> SampleProject:
    """Copy the project and install the package that is under test."""
    ignored = shutil.ignore_patterns("target", "logs", "dbt_packages")
    shutil.copytree(PROJECT, folder / "project", ignore=ignored)
    project = SampleProject(folder / "project", target.new_place(folder), target)
    project.write("packages.yml", yaml.safe_dump({"packages": [{"local": str(ROOT / "macros")}]}))
    target.adapt_profile(project.place, project.folder)
    project.must("deps")
    return project

"""Run dbt-project-evaluator on a copy of the project, with the exceptions of exceptions.csv.

    git clone https://github.com/dbt-labs/dbt-project-evaluator ../dbt-project-evaluator
    git clone https://github.com/dbt-labs/dbt-utils ../dbt-utils
    python -m tests.support.evaluator ../dbt-project-evaluator ../dbt-utils

The packages are folders, so no package hub is needed. The evaluator reads dbt's graph alone: the copy has a
database of its own and no bronze. The exit code is 0 without findings.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb
import yaml

from tests.support.run import ROOT, run

PROJECT = ("dbt_project", "dbt_project.yml", "profiles.yml", "macros")
EXCEPTIONS = Path(__file__).with_name("exceptions.csv")
SEED = "dbt_project_evaluator_exceptions"
SETTINGS = {
    "primary_key_test_macros": [["nhl_lakehouse.test_unique_combination_of_columns"]],
    "model_types": ["base", "staging", "intermediate", "silver", "gold", "marts", "other"],
    "silver_folder_name": "silver",
    "silver_prefixes": ["silver_"],
    "gold_folder_name": "gold",
    "gold_prefixes": ["gold_"],
    "marts_prefixes": ["mart_"],
}


def copy_project(folder: Path, evaluator: Path, utils: Path) -> None:
    """Copy the project into a folder, with the two packages and the exceptions."""
    for name in PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    utils = shutil.copytree(utils, folder / "dbt_utils", ignore=shutil.ignore_patterns(".git"))
    evaluator = shutil.copytree(evaluator, folder / "evaluator", ignore=shutil.ignore_patterns(".git"))
    write_yaml(evaluator / "packages.yml", {"packages": [{"local": str(utils)}]})
    local = [{"local": str(path)} for path in (folder / "macros", evaluator, utils)]
    write_yaml(folder / "packages.yml", {"packages": local})
    settings = yaml.safe_load((folder / "dbt_project.yml").read_text(encoding="utf-8"))
    del settings["on-run-start"]  # no bronze is needed
    order = ["nhl_lakehouse", "dbt_project_evaluator", "dbt"]  # without the guard
    settings["dispatch"] = [{"macro_namespace": "dbt", "search_order": order}]
    settings["vars"]["dbt_project_evaluator"] = SETTINGS
    settings["seeds"] = {"dbt_project_evaluator": {SEED: {"+enabled": False}}}
    write_yaml(folder / "dbt_project.yml", settings)
    (folder / "dbt_project" / "seeds").mkdir()
    shutil.copy(EXCEPTIONS, folder / "dbt_project" / "seeds" / f"{SEED}.csv")


def write_yaml(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluator", type=Path, help="a clone of dbt-labs/dbt-project-evaluator")
    parser.add_argument("utils", type=Path, help="a clone of dbt-labs/dbt-utils")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project, data = Path(scratch) / "project", Path(scratch) / "data"
        project.mkdir()
        copy_project(project, arguments.evaluator, arguments.utils)
        run("dbt", "deps", data_dir=data, cwd=project).ok()
        run(
            "dbt",
            "build",
            "--select",
            "package:dbt_project_evaluator",
            SEED,
            data_dir=data,
            cwd=project,
            timeout=3600,
        ).ok()
        found = findings(data / "nhl.duckdb")
    for rule, rows in found.items():
        for row in rows:
            print(f"{rule}: {row}")
    print(f"{sum(map(len, found.values()))} findings; {len(exceptions())} exceptions in {EXCEPTIONS.name}")
    sys.exit(bool(found))


def findings(database: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows of each rule that has some. Coverages are figures, not findings."""
    found = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        rules = connection.execute(
            "select table_name from duckdb_tables() "
            "where table_name like 'fct%' and table_name not like '%coverage'"
        ).fetchall()
        for (rule,) in sorted(rules):
            rows = connection.execute(f"select * from dev.{rule}").to_arrow_table().to_pylist()
            if rows:
                found[rule] = rows
    return found


def exceptions() -> list[dict[str, str]]:
    with EXCEPTIONS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()

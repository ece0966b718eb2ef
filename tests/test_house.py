"""Checks of the repository itself: what is tracked, what it installs, what its documents promise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.fresh_environment import FreshEnvironment, build_wheels
from tests.support.run import ROOT, program, run

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md")),
    *(ROOT / part / "README.md" for part in ("duckdb_plugin", "macros", "examples", "bench")),
    *sorted((ROOT / "docs").glob("*.md")),
]
DISTRIBUTIONS = {"ingestion": ROOT, "dbt_duckdb_delta": ROOT / "duckdb_plugin"}  # package: its pyproject.toml
PLUGIN = "dbt_nhl_lakehouse.py"  # dbt finds it by its name
HEAVY = ("dlt", "dbt", "duckdb", "deltalake", "pyarrow", "pandas", "numpy", "rich")


def tracked() -> list[Path]:
    """Every file under version control that exists; links are not followed."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout: nothing says which files belong to the project")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and not file.is_symlink()]


def texts() -> dict[str, str]:
    """Path -> content of every tracked text file."""
    found = {}
    for file in tracked():
        content = file.read_bytes()
        if b"\0" not in content[:8000]:
            found[str(file.relative_to(ROOT))] = content.decode("utf-8")
    return found


def pyproject(folder: Path = ROOT) -> dict:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def declared() -> list[Requirement]:
    """What both pyproject.toml ask for, extras included, without the two distributions of this repository."""
    projects = [pyproject(folder)["project"] for folder in DISTRIBUTIONS.values()]
    ours = {project["name"] for project in projects}
    lines = chain.from_iterable(
        [*project["dependencies"], *chain(*project.get("optional-dependencies", {}).values())]
        for project in projects
    )
    return [asked for line in lines if (asked := Requirement(line)).name not in ours]


def pins() -> dict[str, str]:
    """Package -> the one version in constraints.txt."""
    found = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            asked = Requirement(line)
            (only,) = asked.specifier
            assert only.operator == "==", f"{line}: an exact version is wanted"
            name = canonicalize_name(asked.name)
            assert name not in found, f"{name} stands twice in constraints.txt"
            found[name] = only.version
    return found


# What is tracked


def test_no_path_of_somebodys_machine_is_tracked():
    pattern = re.compile(r"(?<![\w.}~/-])/(?:home|Users|root|work|opt)/\w")
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_no_tracked_file_is_over_2_mib():
    assert {str(file): file.stat().st_size for file in tracked() if file.stat().st_size > 2 * 2**20} == {}


def test_nothing_is_tracked_that_gitignore_names():
    tracked()  # skips without git
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout == ""


def test_text_files_end_with_a_newline_and_hold_no_conflict_marks():
    for name, text in texts().items():
        if text and not name.endswith((".csv", ".json")):
            assert text.endswith("\n"), name
        assert not re.search(r"^(<{7} |>{7} )", text, re.MULTILINE), name


def test_the_licence_is_the_one_declared():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License")
    for folder in DISTRIBUTIONS.values():
        assert pyproject(folder)["project"]["license"] == "MIT"
        assert (folder / "LICENSE").read_text(encoding="utf-8") == text


# Versions


def test_every_dependency_is_pinned_within_its_range():
    versions = pins()
    for asked in declared():
        pinned = versions.get(canonicalize_name(asked.name))
        assert pinned, f"{asked.name} is missing in constraints.txt; run `make lock`"
        assert asked.specifier.contains(pinned), f"{asked}, but pinned is {pinned}; run `make lock`"


def test_every_part_takes_a_dbt_that_the_package_of_macros_takes():
    """An installation of the plug-in alone must not resolve to a dbt that macros/ refuses."""
    package = yaml.safe_load((ROOT / "macros" / "dbt_project.yml").read_text(encoding="utf-8"))
    allowed = SpecifierSet(",".join(package["require-dbt-version"]))
    (bound,) = [each.version for each in allowed if each.operator == "<"]
    for folder in DISTRIBUTIONS.values():
        needs = map(Requirement, pyproject(folder)["project"]["dependencies"])
        (asked,) = [need.specifier for need in needs if need.name == "dbt-core"]
        assert [Version(each.version) for each in asked if each.operator == "<"] == [Version(bound)], folder
        assert all(allowed.contains(each.version) for each in asked if each.operator == ">="), folder


def test_the_lock_leaves_out_what_this_repository_installs():
    assert {
        pyproject(folder)["project"]["name"] for folder in DISTRIBUTIONS.values()
    } & pins().keys() == set()


def test_the_lock_names_no_index_and_no_files():
    assert not re.search(r"://|--|file:|@", (ROOT / "constraints.txt").read_text(encoding="utf-8"))


def test_the_installed_packages_agree_with_each_other(data_dir):
    run(sys.executable, "-m", "pip", "check", data_dir=data_dir).ok()


# The package


@pytest.mark.parametrize("package", DISTRIBUTIONS)
def test_importing_a_package_loads_nothing_heavy(package, data_dir):
    code = f"import sys, {package}; print(*[name for name in {HEAVY} if name in sys.modules])"
    assert run(sys.executable, "-c", code, data_dir=data_dir).ok().stdout.strip() == ""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Package -> a wheel built from the tracked files alone."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for file in tracked():
        copy = source / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    build_wheels(*(source / folder.relative_to(ROOT) for folder in DISTRIBUTIONS.values()), into=built)
    found = {}
    for package, folder in DISTRIBUTIONS.items():
        name = pyproject(folder)["project"]["name"].replace("-", "_")
        (found[package],) = built.glob(f"{name}-*.whl")
    assert len(list(built.glob("*.whl"))) == len(found)
    return found


@pytest.mark.parametrize(
    ("package", "others"),
    [
        ("ingestion", {PLUGIN, "py.typed", "expected_goals/parameters.json", "spark/jars.txt"}),
        ("dbt_duckdb_delta", {"py.typed"}),
    ],
)
def test_a_wheel_holds_its_package_and_no_more(package, others, wheels):
    names = {name for name in zipfile.ZipFile(wheels[package]).namelist() if ".dist-info/" not in name}
    folder = DISTRIBUTIONS[package]
    modules = {
        str(file.relative_to(folder))
        for file in tracked()
        if file.is_relative_to(folder / package) and file.suffix == ".py"
    }
    assert modules
    assert names == modules | {name if name == PLUGIN else f"{package}/{name}" for name in others}


def test_the_loader_is_found_by_dlt_from_an_installed_wheel(wheels, tmp_path, data_dir):
    site = tmp_path / "site"
    for wheel in wheels.values():
        zipfile.ZipFile(wheel).extractall(site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    installed = {"cwd": elsewhere, "PYTHONPATH": str(site)}
    shown = run("dlt", "pipeline", "nhl", "run", "--help", data_dir=data_dir, **installed).ok().stdout
    options = ("since", "until", "games", "one-time-load", "lookback-days", "replay", "plan")
    assert [option for option in options if f"--{option}" not in shown] == []
    where = (
        "import ingestion.plugin as p, dbt_duckdb_delta.lock as l; print(p.__file__, l.__file__, sep='\\n')"
    )
    found = run(sys.executable, "-c", where, data_dir=data_dir, **installed).ok()
    assert [Path(file).is_relative_to(site) for file in found.stdout.splitlines()] == [True, True]


def test_the_wheel_of_the_plug_in_installs_alone(wheels, tmp_path):
    environment = FreshEnvironment.create(tmp_path / "venv", wheels["dbt_duckdb_delta"])
    assert environment.finds("dbt_duckdb_delta")
    assert [name for name in ("ingestion", "dbt_nhl_lakehouse") if environment.finds(name)] == []
    shown = environment.run("python", "-m", "dbt_duckdb_delta.sql", "--help", cwd=tmp_path).ok().stdout
    assert "--data-dir" in shown


def test_both_wheels_install_together_with_the_versions_that_they_declare(wheels, tmp_path):
    environment = FreshEnvironment.create(tmp_path / "venv", *wheels.values())
    names = [pyproject(folder)["project"]["name"] for folder in DISTRIBUTIONS.values()]
    code = f"from importlib.metadata import version; print(*map(version, {names}))"
    installed = environment.run("python", "-c", code, cwd=tmp_path).ok().stdout.split()
    assert installed == [pyproject(folder)["project"]["version"] for folder in DISTRIBUTIONS.values()]
    (asked,) = [
        need
        for line in pyproject()["project"]["dependencies"]
        if (need := Requirement(line)).name == names[1]
    ]
    assert asked.specifier.contains(installed[1])
    assert "--project" in environment.run("nhl-job", cwd=tmp_path).refused()


# The checks that decide


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        ((), 0),
        (("ruff",), 1),
        (("mypy",), 1),
        (("sqlfmt",), 1),
        (("sqlfluff",), 1),
        (("mkdocs",), 1),
        (("python",), 3),
        (("ruff", "python"), 3),
    ],
)
def test_the_checks_fail_when_one_fails_and_the_tests_run_last(failing, code, tmp_path):
    for name in ("ruff", "mypy", "sqlfmt", "sqlfluff", "mkdocs", "python"):
        fake = tmp_path / name
        fake.write_text(f"#!/bin/sh\necho {name}\nexit {3 if name in failing else 0}\n", encoding="utf-8")
        fake.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = run(ROOT / ".ci" / "checks", data_dir=tmp_path / "data", PATH=path)
    assert done.code == code
    assert done.stdout.splitlines() == ["ruff", "ruff", "sqlfmt", "mkdocs", "sqlfluff", "mypy", "python"]


def test_the_hooks_before_a_commit_are_valid(data_dir):
    run("pre-commit", "validate-config", ".pre-commit-config.yaml", data_dir=data_dir).ok()


# What the documents promise


def make_targets() -> set[str]:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  make ([\w-]+)", shown, re.MULTILINE))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_every_make_target_that_a_document_names_exists_and_every_target_is_explained():
    named = {
        target
        for document in DOCUMENTS
        for target in re.findall(
            r"(?:^|`|\$ )make ([\w-]+)", document.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert named - make_targets() == set()
    written = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert written == make_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_the_architecture_names_every_folder():
    folders = {file.relative_to(ROOT).parts[0] for file in tracked() if file.parent != ROOT}
    folders = {name for name in folders if not name.startswith(".")}
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in sorted(folders) if f"`{name}/" not in text] == []


def versions_of_parts() -> dict[Path, str]:
    """Return the version of each part that can be installed apart, by its folder."""
    package = yaml.safe_load((ROOT / "macros" / "dbt_project.yml").read_text(encoding="utf-8"))
    wheels = {folder: pyproject(folder)["project"]["version"] for folder in DISTRIBUTIONS.values()}
    return {**wheels, ROOT / "macros": package["version"]}


@pytest.mark.parametrize("folder", versions_of_parts(), ids=lambda folder: folder.name)
def test_each_part_has_a_readme_and_a_changelog_of_its_version(folder):
    newest = re.search(r"^## \[(.+?)\]", (folder / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == versions_of_parts()[folder]
    assert (folder / "README.md").is_file()


def test_the_project_of_dbt_has_the_version_of_the_application():
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    assert project["version"] == pyproject()["project"]["version"]


def test_the_programs_that_the_documents_use_are_installed():
    for name in ("dbt", "dlt", "ruff", "mypy", "sqlfmt", "sqlfluff", "mkdocs", "pre-commit"):
        program(name)  # fails the test where it is missing


def test_the_times_of_the_runbook_are_those_of_the_benchmark():
    """Whole seconds of the newest table in bench/README.md."""
    measured = {}
    for line in (
        (ROOT / "bench" / "README.md").read_text(encoding="utf-8").split("### Ten times")[0].splitlines()
    ):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 1 and re.fullmatch(r"\d+\.\d", cells[1]):
            measured[cells[0]] = round(float(cells[1]))
    times = {
        "s for all four": "restore_all from the set, all four deleted",
        "s for three tables": "by time travel (CREATE OR REPLACE)",
        "s for the largest, plus your review": "emit_sql and `python -m dbt_duckdb_delta.sql`, the largest",
        "s for the largest | the command": "restore_table, the largest, from the set (merge)",
        "s for the largest | `blue_green_swap`": "blue_green_swap",
        "s for the largest | `adopt_backup`": "verify_backup, the largest",
    }
    text = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    found = {phrase: set(re.findall(rf"(\d+) {re.escape(phrase)}", text)) for phrase in times}
    assert found == {phrase: {str(measured[row])} for phrase, row in times.items()}

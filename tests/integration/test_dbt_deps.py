"""Our own project and its packages: `dbt deps` works, and what it does is none of git's business."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ingestion import job
from ingestion.dbt_package import INSTALLED, link_package
from tests.support.run import ROOT, run

CODE = ("dbt_project", "macros", ".gitignore", "dbt_project.yml", "profiles.yml")
PACKAGES = ("packages.yml", "package-lock.yml")
GREET = "{% macro greet() %}{{ print('greetings from further') }}{% endmacro %}"


def git(project: Path, *words: str) -> str:
    who = ("-c", "user.name=someone", "-c", "user.email=someone@example.com")
    return subprocess.run(
        ["git", *who, *words], cwd=project, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository of its own with the files that dbt reads, as a fresh clone has them."""
    project = tmp_path / "checkout"
    project.mkdir()
    for name in (*CODE, *PACKAGES):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "-m", "checkout")
    assert not (project / "dbt_packages").exists()
    return project


@pytest.fixture
def built(data_dir: Path) -> Path:
    """Bronze of one recorded game."""
    from tests.integration.loader.conftest import Loader
    from tests.support.run import replay

    Loader(data_dir, None).keep(2024020001)
    replay(data_dir=data_dir).ok()
    return data_dir


@pytest.mark.thorough
def test_deps_with_one_package_more_leaves_the_repository_clean(checkout: Path, built: Path) -> None:
    def dbt(*words: str):
        return run("dbt", "--no-use-colors", *words, data_dir=built, cwd=checkout)

    build = ("build", "--select", "stg_nhl__games", "--exclude-resource-type", "test", "unit_test")
    dbt(*build).ok()
    assert os.readlink(checkout / INSTALLED) == "../macros"
    assert git(checkout, "status", "--short") == ""

    further = checkout / "further"
    (further / "macros").mkdir(parents=True)
    (further / "dbt_project.yml").write_text("name: further\nversion: 1.0.0\nconfig-version: 2\n")
    (further / "macros" / "greet.sql").write_text(GREET)
    with (checkout / "packages.yml").open("a") as packages:
        packages.write("  - local: further\n")
    refused = dbt(*build).refused()
    assert 'Run "dbt deps"' in " ".join(refused.split())

    dbt("deps").ok()
    changed = set(git(checkout, "status", "--short").split()) - {"M", "??"}
    assert changed == {*PACKAGES, "further/"}
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "-m", "one package more")
    dbt("deps").ok()
    assert git(checkout, "status", "--short") == ""
    assert "greetings from further" in dbt("-q", "run-operation", "greet").ok().stdout
    dbt(*build).ok()
    assert git(checkout, "status", "--short") == ""


def test_the_lock_file_is_that_of_the_packages(checkout: Path, data_dir: Path) -> None:
    (checkout / "package-lock.yml").unlink()
    run("dbt", "deps", data_dir=data_dir, cwd=checkout).ok()
    assert git(checkout, "status", "--short") == ""


def test_what_deps_installed_stays_and_a_dead_link_goes(checkout: Path, tmp_path: Path) -> None:
    link_package(checkout)
    link = checkout / INSTALLED
    link.unlink()
    link.symlink_to(checkout / "macros")
    link_package(checkout)
    assert os.readlink(link) == str(checkout / "macros")
    link.unlink()
    link.symlink_to(tmp_path / "moved_away")
    link_package(checkout)
    assert os.readlink(link) == "../macros"


def test_a_folder_that_holds_no_package_gets_no_link(tmp_path: Path) -> None:
    link_package(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_job_installs_further_packages_only(checkout: Path, tmp_path: Path) -> None:
    copy = job.copy_project(checkout, tmp_path / "copy")
    assert (copy / INSTALLED).resolve() == copy / "macros"
    assert not job.has_further_packages(copy)
    text = (copy / "packages.yml").read_text()
    (copy / "packages.yml").write_text(text + "  - package: dbt-labs/dbt_utils\n    version: 1.3.0\n")
    assert job.has_further_packages(copy)


def test_nothing_of_dbt_packages_is_tracked() -> None:
    assert re.search("^/dbt_packages/$", (ROOT / ".gitignore").read_text(), re.M)
    if (ROOT / ".git").exists():
        assert git(ROOT, "ls-files", "dbt_packages") == ""
